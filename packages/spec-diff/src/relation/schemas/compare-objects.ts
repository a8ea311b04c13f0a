import { entriesOf, isObject, type JsonObject, joinPointer, objectOf } from "@provider-clients/openapi";
import type { Branch } from "./branches.js";
import { between, nodeOf, pairOf } from "./child-pairs.js";
import { type ChildPair, type Comparison, compareFields } from "./compare-fields.js";
import { compareDependencies, compareLimits } from "./compare-limits.js";
import { type Difference, differ } from "./difference.js";
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
      ...patternsBetween(before, after),
      ...dependentBetween(before, after),
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
  if (told === undefined) return [];
  return differ("limit", told, { before: was?.value, after: is?.value }, [!was, !is]);
};

/** The names under a keyword such as `patternProperties`, on either side. */
const namesUnder = (keyword: string, ...sites: Node): readonly string[] => [
  ...new Set(factsOf(sites, keyword).flatMap(({ value }) => entriesOf(value).map(([name]) => name))),
];

/** The schemas for a name under a keyword; empty if there are none. */
const namedIn = (sites: Node, keyword: string, name: string): Node =>
  factsOf(sites, keyword).flatMap(({ value, pointer }) => {
    const schema = objectOf(value)[name];
    return schema === undefined || isEmptySchema(schema)
      ? []
      : [{ schema, pointer: joinPointer(pointer, name) }];
  });

/** Pairs the schemas for names of a pattern. Without one, they are those of all further names. */
const patternsBetween = (before: Node, after: Node): readonly ChildPair[] =>
  namesUnder("patternProperties", ...before, ...after).flatMap((name) => {
    const [was, is] = [before, after].map((sites) => {
      const own = namedIn(sites, "patternProperties", name);
      return own.length > 0 ? own : nodeOf(sites, "additionalProperties");
    });
    return between(was ?? [], is ?? []);
  });

/**
 * For each name in `dependentSchemas`, pairs what an object with that name has to satisfy. Required fields are compared
 * elsewhere.
 */
const dependentBetween = (before: Node, after: Node): readonly ChildPair[] =>
  namesUnder("dependentSchemas", ...before, ...after).flatMap((name) => {
    const [was, is] = [before, after].map((sites) =>
      namedIn(sites, "dependentSchemas", name).map((site) => without(site, "required")),
    );
    const own = [before, after].map((sites) =>
      sites.map((site) => without(site, "dependentSchemas", "dependentRequired")),
    );
    return between(was ?? [], is ?? []).map(
      ([old, fresh]): ChildPair => [
        [...(own[0] ?? []), ...old],
        [...(own[1] ?? []), ...fresh],
      ],
    );
  });

/** A schema without keywords that are compared by themselves. */
const without = ({ schema, pointer }: Site, ...keywords: readonly string[]): Site => ({
  schema: isObject(schema)
    ? Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword)))
    : schema,
  pointer,
});
