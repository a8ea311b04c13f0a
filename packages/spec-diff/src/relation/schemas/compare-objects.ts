import { isObject, type Json, type JsonObject, joinPointer, objectOf } from "@provider-clients/openapi";
import type { Branch } from "./branches.js";
import { between, nodeOf, pairOf } from "./child-pairs.js";
import { type ChildPair, type Comparison, compareFields } from "./compare-fields.js";
import { compareDependencies, compareLimits } from "./compare-limits.js";
import type { Difference } from "./difference.js";
import { type Fact, factsOf } from "./facts.js";
import { absenceOf, type Field, fieldsOf, propertyOf } from "./fields.js";
import { isEmptySchema, type Node, type Side, type Site } from "./node.js";

/** Both documents, and the side on which the objects are used. */
export interface ObjectContext {
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly side: Side;
}

/** Compares two branches as objects. */
export const compareObjects = (context: ObjectContext, was: Branch, is: Branch): Comparison => {
  const { side } = context;
  const sites = { before: was.sites, after: is.sites };
  const { before, after } = sites;
  const [oldFields, newFields] = [
    fieldsOf(context.before, before, side),
    fieldsOf(context.after, after, side),
  ];
  const [wasClosed, isClosed] = [closedBy(before), closedBy(after)];
  const fields = compareFields(
    {
      ...context,
      kind: "property",
      isClosed: { before: wasClosed !== undefined, after: isClosed !== undefined },
      flagOf: (document, name) => absenceOf(context[document], propertyOf(sites[document], name), side),
    },
    oldFields,
    newFields,
  );
  const isOpen = !wasClosed && !isClosed;
  const further = isOpen ? ["additionalProperties", "unevaluatedProperties"] : [];
  return {
    differences: [
      ...compareLimits(was, is, "object", [impliedOf(oldFields, before), impliedOf(newFields, after)]),
      ...compareDependencies(before, after),
      ...fields.differences,
      ...compareClosed(wasClosed, isClosed),
    ],
    children: [
      ...fields.children,
      ...further.flatMap((keyword) => pairOf(before, after, keyword)),
      ...namesBetween(before, after),
      ...["patternProperties", "dependentSchemas"].flatMap((keyword) => byName(before, after, keyword)),
    ],
  };
};

/** Limits on the number of fields that follow from the fields. */
const impliedOf = (fields: ReadonlyMap<string, Field>, sites: Node): readonly JsonObject[] => {
  const isWhole = closedBy(sites) !== undefined && factsOf(sites, "patternProperties").length === 0;
  const minProperties = [...fields.values()].filter(({ isRequired }) => isRequired).length;
  return [{ minProperties }, ...(isWhole ? [{ maxProperties: fields.size }] : [])];
};

/** The schemas for names of fields; a name is always a string. */
const namesBetween = (before: Node, after: Node): readonly ChildPair[] => {
  const [was, is] = [nodeOf(before, "propertyNames"), nodeOf(after, "propertyNames")];
  const [told] = [...is, ...was];
  return told
    ? [
        [
          [...was, text(told)],
          [...is, text(told)],
        ],
      ]
    : [];
};

const text = ({ pointer }: Site): Site => ({ schema: { type: "string" }, pointer });

const closedBy = (sites: Node): Fact | undefined =>
  factsOf(sites, "additionalProperties", "unevaluatedProperties").find(({ value }) => value === false);

const compareClosed = (was: Fact | undefined, is: Fact | undefined): readonly Difference[] => {
  const told = is ?? was;
  if (told === undefined || (was !== undefined && is !== undefined)) return [];
  const values: { readonly before: Json | undefined; readonly after: Json | undefined } = {
    before: was?.value,
    after: is?.value,
  };
  const { keyword, place, pointer } = told;
  return [
    { aspect: "limit", keyword, place, pointer, ...values, isLost: !was, isGained: !is, isDecided: true },
  ];
};

/** Pairs the schemas under keywords such as `patternProperties` by name. */
const byName = (before: Node, after: Node, keyword: string): readonly ChildPair[] => {
  const names = [...before, ...after].flatMap(({ schema }) =>
    Object.keys(objectOf(isObject(schema) ? schema[keyword] : undefined)),
  );
  const named = (sites: Node, name: string): Node =>
    factsOf(sites, keyword).flatMap(({ value, pointer }) => {
      const schema = objectOf(value)[name];
      return schema === undefined || isEmptySchema(schema)
        ? []
        : [{ schema, pointer: joinPointer(pointer, name) }];
    });
  return [...new Set(names)].flatMap((name) => between(named(before, name), named(after, name)));
};
