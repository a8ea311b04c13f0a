import { isDeepStrictEqual } from "node:util";
import {
  entriesOf,
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  listOf,
} from "@provider-clients/openapi";
import { quoteValue } from "../../format-value.js";
import { labelOf } from "../../label.js";
import { compareFields } from "../schemas/compare-fields.js";
import type { Field } from "../schemas/fields.js";
import type { Node, Side } from "../schemas/node.js";
import { compareAnnotations } from "./annotations.js";
import {
  type Documents,
  type Finding,
  type Found,
  merge,
  nothing,
  only,
  onSide,
  type Part,
} from "./found.js";
import type { OperationPart } from "./operations.js";
import { partAt } from "./parts.js";

const places = ["path", "query", "header", "cookie"] as const;

/** Compares the parameters of an operation, those of its path among them. */
export const compareParameters = (
  documents: Documents,
  before: OperationPart,
  after: OperationPart,
  side: Side,
): Found => {
  const [was, is] = [parametersOf(documents.before, before), parametersOf(documents.after, after)];
  const moved = movesBetween(was, is);
  return merge(
    only(...moved.map(([name, from, to]) => moveOf(name, from, to, is))),
    ...places.map((place) => {
      const isHere = (name: string): boolean =>
        !moved.some(([each, ...ways]) => each === name && ways.includes(place));
      const [old, fresh] = [was, is].map(
        (all) => new Map([...(all.get(place) ?? [])].filter(([name]) => isHere(name))),
      );
      if (!old || !fresh) return nothing;
      const positions = place === "path" ? sameInPath(before.path, after.path) : new Map<string, string>();
      return comparePlace(documents, old, fresh, side, positions);
    }),
  );
};

type Parameters = ReadonlyMap<string, Part>;

/** The parameters by place, then by name. An operation's own take the place of its path's. */
const parametersOf = (document: JsonObject, operation: OperationPart): ReadonlyMap<string, Parameters> => {
  const all = new Map<string, Map<string, Part>>(places.map((place) => [place, new Map()]));
  for (const holder of [operation.pathItem, operation]) {
    for (const [index, value] of listOf(holder.value.parameters).entries()) {
      const part = partAt(document, value, joinPointer(holder.pointer, "parameters", index));
      if (part) all.get(String(part.value.in))?.set(nameIn(part), part);
    }
  }
  return all;
};

/** Headers are the same in any case of letters. */
const nameIn = ({ value }: Part): string =>
  value.in === "header" ? String(value.name).toLowerCase() : String(value.name);

type Move = readonly [name: string, from: string, to: string];

const movesBetween = (
  was: ReadonlyMap<string, Parameters>,
  is: ReadonlyMap<string, Parameters>,
): readonly Move[] =>
  places.flatMap((from) =>
    [...(was.get(from)?.keys() ?? [])].flatMap((name): readonly Move[] => {
      const to = places.find(
        (place) => place !== from && is.get(place)?.has(name) && !was.get(place)?.has(name),
      );
      return to === undefined || is.get(from)?.has(name) ? [] : [[name, from, to]];
    }),
  );

const moveOf = (name: string, from: string, to: string, is: ReadonlyMap<string, Parameters>): Finding => ({
  class: "breaking",
  pointer: is.get(to)?.get(name)?.pointer ?? "#",
  before: from,
  after: to,
  what: `The parameter \`${name}\` moved from the ${from} to the ${to}.`,
  action: `Give \`${name}\` where the types ask for it now.`,
});

/** The names in a path by their position: `/a/{id}` and `/a/{key}` hold the same parameter. */
const sameInPath = (before: string, after: string): ReadonlyMap<string, string> => {
  const [was, is] = [before, after].map((path) =>
    [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name),
  );
  return new Map(
    (was ?? []).flatMap((name, index) => (is?.[index] === undefined ? [] : [[name, is[index]]])),
  );
};

const comparePlace = (
  documents: Documents,
  was: Parameters,
  is: Parameters,
  side: Side,
  positions: ReadonlyMap<string, string>,
): Found => {
  const context = { ...documents, kind: "parameter" as const, isClosed: { before: false, after: false } };
  const fields = (all: Parameters) =>
    new Map([...all].map(([name, part]) => [written(part) ?? name, fieldOf(part)]));
  const compared = compareFields({ ...context, positions, flagOf: () => undefined }, fields(was), fields(is));
  const same = [...was].flatMap(([name, part]) => {
    const other = is.get(name) ?? is.get(positions.get(name) ?? "");
    return other ? [{ before: part, after: other }] : [];
  });
  return merge(
    onSide(side, compared),
    ...same.map(({ before, after }) => {
      const place = { pointer: after.pointer, label: labelOf(documents.after, after.pointer) };
      return only(
        ...compareStyles(before.value, after.value, place),
        ...compareAnnotations(before.value, after.value, place),
      );
    }),
  );
};

const written = ({ value }: Part): string | undefined =>
  typeof value.name === "string" ? value.name : undefined;

/** A parameter or a header as something that goes by name. */
export const fieldOf = ({ value, pointer }: Part): Field => ({
  pointer,
  node: schemaOf(value, pointer),
  isRequired: value.required === true,
  isDescribed: true,
  sunset: value["x-sunset"],
});

/** A parameter is described by a schema, or by the one of its only media type. */
const schemaOf = ({ schema, content }: JsonObject, pointer: string): Node => {
  if (schema !== undefined) return [{ schema, pointer: joinPointer(pointer, "schema") }];
  const [first] = entriesOf(content);
  const inside = first && isObject(first[1]) ? first[1].schema : undefined;
  return first && inside !== undefined
    ? [{ schema: inside, pointer: joinPointer(pointer, "content", first[0], "schema") }]
    : [{ schema: true, pointer }];
};

/** How a value is written, defaults spelled out. */
const styleOf = (parameter: JsonObject): Readonly<Record<string, Json>> => {
  const isForm = parameter.in === "query" || parameter.in === "cookie";
  const style = parameter.style ?? (isForm ? "form" : "simple");
  return {
    style,
    explode: parameter.explode ?? style === "form",
    allowReserved: parameter.allowReserved ?? false,
    content: entriesOf(parameter.content)[0]?.[0] ?? null,
  };
};

/** How a value is written on the wire. */
export const compareStyles = (
  before: JsonObject,
  after: JsonObject,
  { pointer, label }: { readonly pointer: string; readonly label: string },
): readonly Finding[] => {
  const [was, is] = [styleOf(before), styleOf(after)];
  return Object.keys(is).flatMap((key): readonly Finding[] => {
    // How a list is joined follows from the style, unless it is written.
    const isImplied = key === "explode" && before.explode === undefined && after.explode === undefined;
    if (isDeepStrictEqual(was[key], is[key]) || isImplied) return [];
    return [
      {
        class: "breaking",
        pointer,
        before: was[key],
        after: is[key],
        what: `\`${key}\` of ${label} changed from ${quoteValue(was[key])} to ${quoteValue(is[key])}.`,
        action: `Check what you send as \`${String(after.name)}\`: it reaches the provider written another way.`,
      },
    ];
  });
};
