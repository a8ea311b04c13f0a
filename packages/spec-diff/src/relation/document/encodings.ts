import { type JsonObject, joinPointer, objectOf } from "@provider-clients/openapi";
import { branchesOf } from "../schemas/branches.js";
import { factsOf } from "../schemas/facts.js";
import { propertyOf } from "../schemas/fields.js";
import type { JsonType } from "../schemas/json-types.js";
import type { Node, Side } from "../schemas/node.js";
import { judge } from "../verdicts/verdict.js";
import type { Labelled } from "./annotations.js";
import { changed, type Documents, type Finding, type Found } from "./found.js";
import { compareHeld, compareStyles, headersOf } from "./held.js";
import type { Part, Parts } from "./parts.js";

/** Compares the encodings of the fields of a form, with defaults filled in. */
export const compareEncodings = (
  documents: Documents,
  { before, after }: Parts,
  place: Labelled,
  side: Side,
): Found => {
  const written = Object.keys({ ...objectOf(before.value.encoding), ...objectOf(after.value.encoding) });
  const fields = new Set([
    ...namesOfFields(documents.before, before),
    ...namesOfFields(documents.after, after),
  ]);
  // OpenAPI ignores the encoding of a name that is not a property.
  const names = written.filter((name) => fields.has(name));
  return names.flatMap((name) => {
    const at = { pointer: joinPointer(place.pointer, "encoding", name), label: `${place.label}.${name}` };
    const was = fieldOfForm(documents.before, before, name, at.pointer);
    const is = fieldOfForm(documents.after, after, name, at.pointer);
    const types = [mediaTypesOf(documents.before, was), mediaTypesOf(documents.after, is)] as const;
    const headers = [headersOf(documents.before, was), headersOf(documents.after, is)] as const;
    return [
      ...compareStyles(documents, { before: was, after: is }, at, side),
      ...compareTypes(types, at, name, side),
      ...compareHeld(documents, "header", headers, side),
    ];
  });
};

/** Every schema that limits the body. */
const sitesOf = (document: JsonObject, { value }: Part): Node =>
  branchesOf(document, [{ schema: value.schema ?? true, pointer: "#" }]).flatMap(({ sites }) => sites);

const namesOfFields = (document: JsonObject, part: Part): readonly string[] =>
  factsOf(sitesOf(document, part), "properties").flatMap(({ value }) => Object.keys(objectOf(value)));

/** A field of a form as a query parameter, because it is serialised like one. */
const fieldOfForm = (document: JsonObject, part: Part, name: string, pointer: string): Part => {
  const { value } = part;
  const schema = propertyOf(sitesOf(document, part), name)[0]?.schema ?? true;
  return { pointer, value: { ...objectOf(objectOf(value.encoding)[name]), name, in: "query", schema } };
};

const compareTypes = (
  [was, is]: readonly [readonly string[], readonly string[]],
  { pointer, label }: Labelled,
  name: string,
  side: Side,
): readonly Finding[] => {
  const [isLost, isGained] = [was.some((each) => !is.includes(each)), is.some((each) => !was.includes(each))];
  if (!isLost && !isGained) return [];
  const [old, fresh] = [was.join(", "), is.join(", ")];
  const what = `\`contentType\` of ${label} changed from \`${old}\` to \`${fresh}\`.`;
  const verdict = judge(side, { isLost, isGained }, what, {
    sentLess: `Check what you send as \`${name}\`: it reaches the provider as another media type.`,
    sentMore: `it may be sent as ${fresh} now`,
    readMore: `Check how you read \`${name}\`: it comes as another media type.`,
    readLess: `it comes as ${fresh} only`,
  });
  return [changed(pointer, old, fresh, verdict)];
};

/** The media types of a field; the default depends on its type (OpenAPI, Encoding Object). */
const mediaTypesOf = (document: JsonObject, { value, pointer }: Part): readonly string[] =>
  typeof value.contentType === "string"
    ? value.contentType.split(",").map((each) => each.trim())
    : [typeOfPart(document, [{ schema: value.schema ?? true, pointer }])];

const typeOfPart = (document: JsonObject, node: Node): string => {
  const [branch] = branchesOf(document, node);
  const is = (type: JsonType): boolean => branch?.types.size === 1 && branch.types.has(type);
  const sites = branch?.sites ?? [];
  if (is("array")) {
    const items = factsOf(sites, "items").map(({ value, pointer }) => ({ schema: value, pointer }));
    return typeOfPart(document, items);
  }
  if (is("object")) return "application/json";
  const isBinary =
    factsOf(sites, "contentEncoding").length > 0 ||
    factsOf(sites, "format").some(({ value }) => value === "binary");
  return is("string") && isBinary ? "application/octet-stream" : "text/plain";
};
