import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "@provider-clients/openapi";
import { type Detail, type Difference, differ, type FieldKind } from "./difference.js";
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

/** A result of differences only. */
export const only = (differences: readonly Difference[]): Comparison => ({ differences, children: [] });

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
  const gone = new Map([...was].filter(([name, field]) => isGone(name, field, is) && !positions.has(name)));
  const come = new Map([...is].filter(([name, field]) => isGone(name, field, was) && !placed.includes(name)));
  const renames = new Map([...findRenames(contents(gone), contents(come)), ...positions]);
  const renamed = new Set(renames.values());
  return join(
    ...[...was].map(([name, field]) => {
      if (come.has(name) && !renames.has(name)) return nothingFound;
      const other = is.get(renames.get(name) ?? name);
      if (gone.has(name) && !renames.has(name)) {
        return only([...goneField(context, name, field), ...dutyLeft(context, name, field, is.get(name))]);
      }
      return other
        ? compareField(context, [name, field], [renames.get(name) ?? name, other])
        : only(required(context, name, field, undefined));
    }),
    ...[...is].map(([name, field]) => {
      if (renamed.has(name) || (was.has(name) && !come.has(name))) return nothingFound;
      if (!come.has(name)) return only(required(context, name, undefined, field));
      return only([...newField(context, name, field), ...dutyLeft(context, name, was.get(name), field)]);
    }),
  );
};

/**
 * True if the other document does not have a field. One that is required without being described has a type too, unless
 * the other document describes no field at all: then its type takes any.
 */
const isGone = (name: string, { isDescribed }: Field, others: Fields): boolean => {
  const other = others.get(name);
  if (isDescribed) return !other?.isDescribed;
  return other === undefined && [...others.values()].some((each) => each.isDescribed);
};

/** A field may be required without being described. */
const dutyLeft = (context: FieldContext, name: string, was: Field | undefined, is: Field | undefined) =>
  was && is ? required(context, name, was, is) : [];

const contents = (fields: Fields) =>
  new Map([...fields].map(([name, { node }]) => [name, node[0]?.schema ?? true]));

const at = (aspect: "field" | "required", pointer: string) => ({
  ...{ keyword: aspect, place: pointer, pointer },
});

const goneField = ({ kind, isClosed, flagOf }: FieldContext, name: string, field: Field) => {
  const { isRequired, node, pointer, sunset } = field;
  const values = { before: node[0]?.schema ?? true, after: undefined };
  const ways = [isClosed.after, isRequired || !isClosed.after] as const;
  const detail = { kind, name, isRequired, flag: flagOf("after", name), sunset };
  return differ("field", at("field", pointer), values, ways, detail);
};

const newField = ({ kind, isClosed, flagOf }: FieldContext, name: string, field: Field) => {
  const { isRequired, node, pointer } = field;
  const values = { before: undefined, after: node[0]?.schema ?? true };
  const ways = [isRequired || !isClosed.before, isClosed.before] as const;
  return differ("field", at("field", pointer), values, ways, {
    ...{ kind, name, isRequired, flag: flagOf("before", name) },
  });
};

const required = ({ kind }: FieldContext, name: string, was: Field | undefined, is: Field | undefined) => {
  const [before, after] = [was?.isRequired ?? false, is?.isRequired ?? false];
  const ways = [after && !before, before && !after] as const;
  return differ("required", at("required", (is ?? was)?.pointer ?? "#"), { before, after }, ways, {
    kind,
    name,
  });
};

const compareField = (
  context: FieldContext,
  [name, was]: readonly [string, Field],
  [newName, is]: readonly [string, Field],
): Comparison => {
  const isRenamed = name !== newName;
  const differences = [
    ...differ("field", at("field", is.pointer), { before: name, after: newName }, [isRenamed, isRenamed], {
      ...{ kind: context.kind, name, renamedTo: newName, isRequired: is.isRequired },
    }),
    ...required(context, newName, was, is),
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
      ...{ aspect: "default", keyword: "default", place: is.pointer, pointer: fresh?.pointer ?? is.pointer },
      ...{ before: old?.value, after: fresh?.value, isLost: false, isGained: false, isDecided: true },
      detail: { name, isOptional: !is.isRequired },
    },
  ];
};
