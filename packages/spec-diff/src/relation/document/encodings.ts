import { type JsonObject, joinPointer, objectOf } from "@provider-clients/openapi";
import { branchesOf, type JsonType } from "../schemas/branches.js";
import { propertyOf } from "../schemas/fields.js";
import type { Node } from "../schemas/node.js";
import { factsOf } from "../schemas/rules.js";
import type { Documents, Finding, Parts } from "./found.js";
import { compareStyles } from "./parameters.js";

/** How the parts of a form are written, defaults spelled out. */
export const compareEncodings = (
  documents: Documents,
  { before, after }: Parts,
  place: { readonly pointer: string; readonly label: string },
): readonly Finding[] => {
  const [was, is] = [objectOf(before.value.encoding), objectOf(after.value.encoding)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((name): readonly Finding[] => {
    const at = { pointer: joinPointer(place.pointer, "encoding", name), label: `${place.label}.${name}` };
    const named = (encoding: JsonObject): JsonObject => ({ ...encoding, name, in: "query" });
    const [old, fresh] = [objectOf(was[name]), objectOf(is[name])];
    const types = [
      old.contentType ?? impliedType(documents.before, objectOf(before.value).schema, name),
      fresh.contentType ?? impliedType(documents.after, objectOf(after.value).schema, name),
    ];
    const changed: Finding = {
      ...{ class: "breaking", pointer: at.pointer, before: types[0], after: types[1] },
      what: `\`contentType\` of ${at.label} changed from \`${String(types[0])}\` to \`${String(types[1])}\`.`,
      action: `Check what you send as \`${name}\`: it reaches the provider as another media type.`,
    };
    return [...compareStyles(named(old), named(fresh), at), ...(types[0] === types[1] ? [] : [changed])];
  });
};

/** The media type of a part that names none: by its type, as the Encoding Object says. */
const impliedType = (document: JsonObject, schema: JsonObject["schema"], name: string): string => {
  const sites = branchesOf(document, [{ schema: schema ?? true, pointer: "#" }]).flatMap(
    (branch) => branch.sites,
  );
  return typeOfPart(document, propertyOf(sites, name));
};

const typeOfPart = (document: JsonObject, node: Node): string => {
  const [branch] = branchesOf(document, node);
  const is = (type: JsonType): boolean => branch?.types.size === 1 && branch.types.has(type);
  const sites = branch?.sites ?? [];
  if (is("array")) {
    return typeOfPart(
      document,
      factsOf(sites, "items").map(({ value, pointer }) => ({ schema: value, pointer })),
    );
  }
  if (is("object")) return "application/json";
  const isBinary =
    factsOf(sites, "contentEncoding").length > 0 ||
    factsOf(sites, "format").some(({ value }) => value === "binary");
  return is("string") && isBinary ? "application/octet-stream" : "text/plain";
};
