import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "@provider-clients/openapi";
import type { Detail, Difference, FieldKind } from "./difference.js";
import type { Field } from "./fields.js";
import { annotationOf, type Node } from "./node.js";
import { findRenames } from "./renames.js";

/** Two nodes that have to be compared next. */
export type ChildPair = readonly [before: Node, after: Node];

/** The result of comparing two places: differences, and nodes to compare next. */
export interface Comparison {
  readonly differences: readonly Difference[];
  readonly children: readonly ChildPair[];
}

export const nothingFound: Comparison = { differences: [], children: [] };

/** Merges several results. */
export const join = (...comparisons: readonly Comparison[]): Comparison => ({
  differences: comparisons.flatMap(({ differences }) => differences),
  children: comparisons.flatMap(({ children }) => children),
});

/** Both documents, and what else is known of the fields. */
export interface FieldContext {
  readonly kind: FieldKind;
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** New names by old names, for fields that are known to be the same. */
  readonly positions?: ReadonlyMap<string, string>;
  /** Whether undescribed names are refused. */
  readonly isClosed: { readonly before: boolean; readonly after: boolean };
  /** The `readOnly` or `writeOnly` that hides a field on this side, so that it seems removed or new. */
  readonly flagOf: (document: "before" | "after", name: string) => Detail["flag"];
}

type Fields = ReadonlyMap<string, Field>;

/** Compares properties, parameters or headers by name. */
export const compareFields = (context: FieldContext, was: Fields, is: Fields): Comparison => {
  const positions = new Map(
    [...(context.positions ?? [])].filter(([from, to]) => was.has(from) && is.has(to)),
  );
  const placed = [...positions.values()];
  const gone = new Map(
    [...was].filter(
      ([name, field]) => field.isDescribed && !is.get(name)?.isDescribed && !positions.has(name),
    ),
  );
  const come = new Map(
    [...is].filter(
      ([name, field]) => field.isDescribed && !was.get(name)?.isDescribed && !placed.includes(name),
    ),
  );
  const renames = new Map([...findRenames(contents(gone), contents(come)), ...positions]);
  const renamed = new Set(renames.values());
  return join(
    ...[...was].map(([name, field]) => {
      if (come.has(name) && !renames.has(name)) return nothingFound;
      const other = is.get(renames.get(name) ?? name);
      if (gone.has(name) && !renames.has(name)) {
        return told(goneField(context, name, field), ...dutyLeft(context, name, field, is.get(name)));
      }
      return other
        ? compareField(context, [name, field], [renames.get(name) ?? name, other])
        : told(required(context, name, field, undefined));
    }),
    ...[...is].map(([name, field]) => {
      if (renamed.has(name) || (was.has(name) && !come.has(name))) return nothingFound;
      if (!field.isDescribed) return told(required(context, name, undefined, field));
      return told(newField(context, name, field), ...dutyLeft(context, name, was.get(name), field));
    }),
  );
};

/** A field may be required without being described. */
const dutyLeft = (
  context: FieldContext,
  name: string,
  was: Field | undefined,
  is: Field | undefined,
): readonly Difference[] =>
  was === undefined || is === undefined || was.isRequired === is.isRequired
    ? []
    : [required(context, name, was, is)];

const told = (...differences: readonly Difference[]): Comparison => ({ differences, children: [] });

const contents = (fields: Fields) =>
  new Map([...fields].map(([name, { node }]) => [name, node[0]?.schema ?? true]));

const of = (aspect: "field" | "required" | "default", pointer: string, detail: Detail) =>
  ({ aspect, keyword: aspect, place: pointer, pointer, isDecided: true, detail }) as const;

const goneField = ({ kind, isClosed, flagOf }: FieldContext, name: string, field: Field): Difference => {
  const { isRequired, node, pointer, sunset } = field;
  const flag = flagOf("after", name);
  return {
    ...of("field", pointer, {
      ...{ kind, name, isRequired },
      ...(flag ? { flag } : {}),
      ...(sunset === undefined ? {} : { sunset }),
    }),
    ...{
      before: node[0]?.schema,
      after: undefined,
      isLost: isClosed.after,
      isGained: isRequired || !isClosed.after,
    },
  };
};

const newField = ({ kind, isClosed, flagOf }: FieldContext, name: string, field: Field): Difference => {
  const { isRequired, node, pointer } = field;
  const flag = flagOf("before", name);
  return {
    ...of("field", pointer, { kind, name, isRequired, ...(flag ? { flag } : {}) }),
    ...{
      before: undefined,
      after: node[0]?.schema,
      isLost: isRequired || !isClosed.before,
      isGained: isClosed.before,
    },
  };
};

const required = (
  { kind }: FieldContext,
  name: string,
  was: Field | undefined,
  is: Field | undefined,
): Difference => ({
  ...of("required", (is ?? was)?.pointer ?? "#", { kind, name }),
  before: was?.isRequired ?? false,
  after: is?.isRequired ?? false,
  isLost: is?.isRequired === true && !was?.isRequired,
  isGained: was?.isRequired === true && !is?.isRequired,
});

const compareField = (
  context: FieldContext,
  [name, was]: readonly [string, Field],
  [newName, is]: readonly [string, Field],
): Comparison => {
  const rename: Difference = {
    ...of("field", is.pointer, { kind: context.kind, name, renamedTo: newName, isRequired: is.isRequired }),
    ...{ before: name, after: newName, isLost: true, isGained: true },
  };
  const differences = [
    ...(name === newName ? [] : [rename]),
    ...(was.isRequired === is.isRequired ? [] : [required(context, newName, was, is)]),
    ...compareDefaults(context, newName, was, is),
  ];
  return { differences, children: was.isDescribed || is.isDescribed ? [[was.node, is.node]] : [] };
};

const compareDefaults = (
  { before, after }: FieldContext,
  name: string,
  was: Field,
  is: Field,
): readonly Difference[] => {
  const [old, fresh] = [annotationOf(before, was.node, "default"), annotationOf(after, is.node, "default")];
  if (isDeepStrictEqual(old?.value, fresh?.value)) return [];
  return [
    {
      ...of("default", fresh?.pointer ?? is.pointer, { name, isOptional: !is.isRequired }),
      ...{ place: is.pointer, before: old?.value, after: fresh?.value, isLost: false, isGained: false },
    },
  ];
};
