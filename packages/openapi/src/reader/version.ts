import { isList, isObject, type Json, type JsonObject, objectOf } from "../json.js";

/** Why a file cannot be read as an OpenAPI document; undefined for OpenAPI 3.0, 3.1 and 3.2. */
export const reasonNotOpenapi = (document: Json): string | undefined => {
  const fix = "Start the file with `openapi: 3.1.1`.";
  if (!isObject(document)) {
    const kind = isList(document) ? "a list" : document === null ? "empty" : beginningOf(String(document));
    return `this is not an OpenAPI document, it is ${kind}. ${fix}`;
  }
  const { openapi, swagger } = document;
  if (swagger !== undefined) {
    return `Swagger ${String(swagger)} is not supported. Convert it to OpenAPI 3.1, for example with \`npx swagger2openapi\`.`;
  }
  const other = otherDocument(document);
  if (other !== undefined)
    return `this is ${other}, not an OpenAPI document. Export it as OpenAPI 3.1, or convert it.`;
  if (openapi === undefined) return `this is not an OpenAPI document: it has no \`openapi\` key. ${fix}`;
  if (/^3\.[012]$/.test(String(openapi))) {
    return `the version ${String(openapi)} is not whole. Write \`openapi: "${String(openapi)}.0"\`.`;
  }
  if (typeof openapi !== "string" || !/^3\.[012]\.\d+(-.+)?$/.test(openapi)) {
    return `OpenAPI ${String(openapi)} is not supported. Write a 3.0, 3.1 or 3.2 document, its version in full (3.1.1).`;
  }
  return undefined;
};

/** Documents that are given for an OpenAPI document by mistake, by a key that each has. */
const otherDocument = ({ openapi, asyncapi, info, $schema, log, _type }: JsonObject): string | undefined => {
  if (openapi !== undefined) return undefined;
  if (asyncapi !== undefined) return "an AsyncAPI document";
  if (objectOf(info)._postman_id !== undefined) return "a Postman collection";
  if (_type === "export") return "an Insomnia collection";
  if (objectOf(log).entries !== undefined) return "a recording (HAR)";
  return $schema === undefined ? undefined : "a JSON Schema";
};

/** A file of another kind comes out of the YAML parser as one long string. */
const beginningOf = (text: string): string =>
  text.length <= 40 ? `"${text}"` : `text that begins with "${text.slice(0, 40)}"`;

/** The version of a document as `3.0`, `3.1` or `3.2`. */
export const versionOf = (document: Json): string =>
  isObject(document) ? String(document.openapi).slice(0, 3) : "";
