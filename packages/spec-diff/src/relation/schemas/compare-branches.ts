import {
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  listOf,
  objectOf,
} from "@provider-clients/openapi";
import type { Branch, JsonType } from "./branches.js";
import { type ChildPair, type Comparison, compareFields, join, nothingFound } from "./compare-fields.js";
import { compareLimits } from "./compare-limits.js";
import type { Difference } from "./difference.js";
import { absenceOf, fieldsOf, propertyOf } from "./fields.js";
import { isEmptySchema, type Node, type Side, type Site } from "./node.js";
import { type Fact, factsOf } from "./rules.js";

/** The documents on both sides, and which way the values travel. */
export interface BranchContext {
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly side: Side;
}

/** Compares two ways to be a value of one type. */
export const compareBranches = (
  context: BranchContext,
  before: Branch,
  after: Branch,
  type: JsonType,
): Comparison =>
  join(
    { differences: compareLimits(before, after, type), children: [] },
    type === "object" ? compareObjects(context, before.sites, after.sites) : nothingFound,
    type === "array"
      ? { differences: [], children: childrenOfLists(before.sites, after.sites) }
      : nothingFound,
  );

/** What the sites say under a keyword that holds one schema; empty where they say nothing. */
const nodeOf = (sites: Node, keyword: string): Node =>
  factsOf(sites, keyword)
    .filter(({ value }) => !isEmptySchema(value))
    .map(({ value, pointer }) => ({ schema: value, pointer }));

const pairOf = (before: Node, after: Node, keyword: string): readonly ChildPair[] =>
  between(nodeOf(before, keyword), nodeOf(after, keyword));

const between = (was: Node, is: Node): readonly ChildPair[] =>
  was.length === 0 && is.length === 0 ? [] : [[was, is]];

const childrenOfLists = (before: Node, after: Node): readonly ChildPair[] => {
  const first = Math.max(...[before, after].map(prefixLength));
  const hasContains = [before, after].every((sites) => factsOf(sites, "contains").length > 0);
  return [
    ...Array.from({ length: first }, (_, index) =>
      between(itemAt(before, index), itemAt(after, index)),
    ).flat(),
    ...between(itemAt(before, first), itemAt(after, first)),
    ...pairOf(before, after, "unevaluatedItems"),
    ...(hasContains ? pairOf(before, after, "contains") : []),
  ];
};

const prefixLength = (sites: Node): number =>
  Math.max(0, ...factsOf(sites, "prefixItems").map(({ value }) => listOf(value).length));

/** What the item at a position has to be: its own place in `prefixItems`, else `items`. */
const itemAt = (sites: Node, index: number): Node =>
  sites.flatMap((site): Node => {
    const [prefix] = factsOf([site], "prefixItems");
    const schema = listOf(prefix?.value)[index];
    if (prefix && schema !== undefined) return [{ schema, pointer: joinPointer(prefix.pointer, index) }];
    return nodeOf([site], "items");
  });

const compareObjects = (context: BranchContext, before: Node, after: Node): Comparison => {
  const { side } = context;
  const [was, is] = [closedBy(before), closedBy(after)];
  const sites = { before, after };
  const fields = compareFields(
    {
      ...context,
      kind: "property",
      isClosed: { before: was !== undefined, after: is !== undefined },
      flagOf: (document, name) => absenceOf(context[document], propertyOf(sites[document], name), side),
    },
    fieldsOf(context.before, before, side),
    fieldsOf(context.after, after, side),
  );
  const additional = was || is ? [] : pairOf(before, after, "additionalProperties");
  const children = [
    ...additional,
    ...(was || is ? [] : pairOf(before, after, "unevaluatedProperties")),
    ...namesBetween(before, after),
    ...["patternProperties", "dependentSchemas"].flatMap((keyword) => byName(before, after, keyword)),
  ];
  return join(fields, { differences: compareClosed(was, is), children });
};

/** What the names of an object's fields have to be: texts in any case. */
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

/** Schemas by name, such as `patternProperties`: a name that one side lacks limits nothing there. */
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
