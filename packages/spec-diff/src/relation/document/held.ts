import { isDeepStrictEqual } from "node:util";
import { entriesOf, isObject, type Json, type JsonObject, joinPointer } from "@provider-clients/openapi";
import { labelOf } from "../../label.js";
import { branchesOf } from "../schemas/branches.js";
import { compareFields } from "../schemas/compare-fields.js";
import type { Field } from "../schemas/fields.js";
import type { Node, Side } from "../schemas/node.js";
import { sunsetOf } from "../sunset.js";
import { changeSentence } from "../verdicts/judge-limit.js";
import { additive, breaking } from "../verdicts/verdict.js";
import { compareAnnotations, type Labelled } from "./annotations.js";
import { changed, type Documents, type Finding, type Found, onSide } from "./found.js";
import { type Part, type Parts, pairByName, partsUnder } from "./parts.js";

/** Parameters or headers by name. Names of headers are in lower case. */
export type Held = ReadonlyMap<string, Part & { readonly name: string }>;

/** The headers of an answer, or of a part of a form. */
export const headersOf = (document: JsonObject, part: Part): Held =>
  new Map(
    [...partsUnder(document, part, "headers")]
      .filter(([name]) => name.toLowerCase() !== "content-type")
      .map(([name, header]) => [name.toLowerCase(), { ...header, name }]),
  );

/**
 * Compares parameters or headers: presence, schemas and serialisation.
 *
 * @param positions new names by old names, for path parameters in the same position.
 */
export const compareHeld = (
  documents: Documents,
  kind: "parameter" | "header",
  [was, is]: readonly [Held, Held],
  side: Side,
  positions: ReadonlyMap<string, string> = new Map(),
): Found => {
  const context = {
    ...documents,
    ...{ kind, positions, isClosed: { before: false, after: false }, flagOf: () => undefined },
  };
  // An answered header is read in any case of letters; a sent one is written as the types name it.
  const nameOf = (key: string, { name }: { readonly name: string }): string =>
    (kind === "header" ? is.get(key)?.name : undefined) ?? name;
  const fields = (all: Held) => new Map([...all].map(([key, part]) => [nameOf(key, part), fieldOf(part)]));
  const moved = new Map([...was].map(([key, part]) => [positions.get(key) ?? key, part]));
  return [
    ...onSide(side, compareFields(context, fields(was), fields(is))),
    ...pairByName(moved, is).pairs.flatMap(({ before, after }) => {
      const place = { pointer: after.pointer, label: labelOf(documents.after, after.pointer) };
      return [
        ...compareStyles(documents, { before, after }, place, side),
        ...compareAnnotations(before.value, after.value, place),
      ];
    }),
  ];
};

const fieldOf = ({ value, pointer }: Part): Field => ({
  ...{ pointer, node: schemaOf(value, pointer), isRequired: value.required === true, isDescribed: true },
  sunset: sunsetOf(value),
});

/** The schema of a parameter: its own, or that of its only media type. */
const schemaOf = ({ schema, content }: JsonObject, pointer: string): Node => {
  if (schema !== undefined) return [{ schema, pointer: joinPointer(pointer, "schema") }];
  const [first] = entriesOf(content);
  const inside = first && isObject(first[1]) ? first[1].schema : undefined;
  return first && inside !== undefined
    ? [{ schema: inside, pointer: joinPointer(pointer, "content", first[0], "schema") }]
    : [{ schema: true, pointer }];
};

/** How a value is serialised, with defaults filled in. What has no effect on the schema's types is left out. */
const styleOf = (
  document: JsonObject,
  { value, pointer }: Part,
): Readonly<Record<string, Json | undefined>> => {
  const isForm = value.in === "query" || value.in === "cookie";
  const style = value.style ?? (isForm ? "form" : "simple");
  const types = new Set(
    branchesOf(document, schemaOf(value, pointer)).flatMap((branch) => [...branch.types]),
  );
  // With style `simple`, a list is joined by commas with and without `explode`.
  const isJoined = types.has("object") || (types.has("array") && style !== "simple");
  const hasText = types.has("string") || types.has("array") || types.has("object");
  return {
    style,
    explode: isJoined && (value.explode ?? style === "form"),
    allowReserved: hasText && (value.allowReserved ?? false),
    allowEmptyValue: value.allowEmptyValue ?? false,
    content: entriesOf(value.content)[0]?.[0],
  };
};

/** Compares how a value is serialised. */
export const compareStyles = (
  documents: Documents,
  parts: Parts,
  { pointer, label }: Labelled,
  side: Side,
): readonly Finding[] => {
  const [was, is] = [styleOf(documents.before, parts.before), styleOf(documents.after, parts.after)];
  const [before, after] = [parts.before.value, parts.after.value];
  return Object.keys(is).flatMap((key): readonly Finding[] => {
    // If neither document writes `explode`, it follows from the style, which is compared already.
    const isImplied = key === "explode" && before.explode === undefined && after.explode === undefined;
    if (isDeepStrictEqual(was[key], is[key]) || isImplied) return [];
    const what = changeSentence(`\`${key}\` of ${label}`, { before: was[key], after: is[key] });
    const isAllowed = key === "allowEmptyValue" && is[key] === true;
    const verdict = isAllowed
      ? additive(what, "it may be sent empty")
      : breaking(what, wireAction(after.name === undefined ? "it" : `\`${String(after.name)}\``, side));
    return [changed(pointer, was[key], is[key], verdict)];
  });
};

const wireAction = (name: string, side: Side): string =>
  side === "sent"
    ? `Check what you send as ${name}: it reaches the provider written another way.`
    : `Check how you read ${name}: it is written another way.`;
