import {
  followReference,
  type Json,
  type JsonObject,
  joinPointer,
  METHODS,
  objectOf,
  resolvePointer,
  splitPointer,
  textOf,
} from "@provider-clients/openapi";

/** A short name for the target of a pointer: `Customer.email`, `listCustomers ?limit`, `createCustomer answer 404`. */
export const labelOf = (document: JsonObject, pointer: string): string => {
  const segments = splitPointer(pointer);
  const [root, section, name] = segments;
  if (root === undefined) return "the document";
  if (root === "components" && section !== undefined && name !== undefined) {
    return `${componentLabel(document, section, name)}${propertyPath(segments.slice(3))}`;
  }
  if (root === "paths" && section !== undefined) return pathLabel(document, section, segments.slice(2));
  if (root === "webhooks" && section !== undefined) return webhookLabel(document, section, segments.slice(2));
  if (root === "components" && section !== undefined) return section;
  if (root === "tags" && section !== undefined) {
    return `tag ${String(objectOf(resolvePointer(document, joinPointer("#/tags", section))).name)}`;
  }
  if (root === "security" && section !== undefined) {
    return `access with ${Object.keys(objectOf(resolvePointer(document, pointer))).join(" and ") || "nothing"}`;
  }
  if (root === "servers") return `server ${String(serverName(resolvePointer(document, pointer)) ?? section)}`;
  return segments.join(".");
};

const serverName = (server: Json | undefined): Json | undefined =>
  objectOf(server)["x-environment"] ?? objectOf(server).url;

const componentLabel = (document: JsonObject, section: string, name: string): string => {
  if (section === "parameters") return parameterLabel(document, joinPointer("#/components/parameters", name));
  return section === "securitySchemes" ? `credential ${name}` : name;
};

const pathLabel = (document: JsonObject, path: string, rest: readonly string[]): string => {
  const [member, ...more] = rest;
  if (member === undefined) return path;
  const at = joinPointer("#/paths", path, member);
  if (member === "parameters") return `${path} ${parameterLabel(document, joinPointer(at, ...more))}`;
  if (!(METHODS as readonly string[]).includes(member)) return `${path}.${member}`;
  const operation =
    textOf(objectOf(resolvePointer(document, at)).operationId) ?? `${member.toUpperCase()} ${path}`;
  const part = operationPart(document, at, more);
  return part === "" ? operation : `${operation} ${part}`;
};

const webhookLabel = (
  document: JsonObject,
  name: string,
  [method = "", ...rest]: readonly string[],
): string => {
  const part = operationPart(document, joinPointer("#/webhooks", name, method), rest);
  return `webhook ${name}${part === "" ? "" : ` ${part}`}`;
};

const operationPart = (document: JsonObject, operation: string, rest: readonly string[]): string => {
  const [part, key, ...more] = rest;
  if (part === "parameters") return parameterLabel(document, joinPointer(operation, ...rest));
  if (part === "callbacks" && key !== undefined) {
    const [address, method, ...inside] = more;
    const at = joinPointer(
      operation,
      "callbacks",
      key,
      ...(address === undefined ? [] : [address, method ?? ""]),
    );
    const below = operationPart(document, at, inside);
    return `callback ${key}${below === "" ? "" : ` ${below}`}`;
  }
  if (part === "requestBody") return `request${contentPath(rest.slice(1))}`;
  if (part === "responses" && key !== undefined) return `answer ${key}${contentPath(more)}`;
  return part ?? "";
};

const contentPath = (rest: readonly string[]): string => {
  const [content, mediaType, schema, ...path] = rest;
  if (content === "headers") return mediaType === undefined ? " headers" : ` header ${mediaType}`;
  if (content !== "content" || mediaType === undefined) return "";
  if (schema === "encoding") return `.${path[0]}${contentPath(path.slice(1))}`;
  return schema === "schema" ? propertyPath(path) : ` as ${mediaType}`;
};

const signs: Readonly<Record<string, string>> = {
  query: "?",
  header: "header ",
  cookie: "cookie ",
  path: "",
};

const parameterLabel = (document: JsonObject, pointer: string): string => {
  const [found, below] = nearestParameter(document, splitPointer(pointer));
  const { name, in: place } = objectOf(followReference(document, found));
  const sign = signs[String(place)] ?? "";
  const label = place === "path" ? `{${String(name)}}` : `${sign}${String(name)}`;
  return name === undefined ? "parameters" : `${label}${propertyPath(below)}`;
};

const nearestParameter = (
  document: JsonObject,
  segments: readonly string[],
): readonly [Json | undefined, readonly string[]] => {
  const at = segments.indexOf("parameters");
  const end = at + 2;
  return [
    resolvePointer(document, joinPointer("#", ...segments.slice(0, end))),
    segments.slice(end).filter((each) => each !== "schema"),
  ];
};

/** `properties/a/items/properties/b` → `.a[].b`; keywords such as `allOf` are left out. */
const propertyPath = ([keyword, name, ...rest]: readonly string[]): string => {
  if (keyword === undefined) return "";
  const inside = propertyPath(name === undefined ? [] : [name, ...rest]);
  if (keyword === "properties" && name !== undefined) return `.${name}${propertyPath(rest)}`;
  if (keyword === "patternProperties" && name !== undefined) return `.*${propertyPath(rest)}`;
  if (keyword === "prefixItems" && name !== undefined) return `[${name}]${propertyPath(rest)}`;
  return `${steps[keyword] ?? ""}${inside}`;
};

const steps: Readonly<Record<string, string>> = {
  items: "[]",
  contains: "[]",
  additionalProperties: ".*",
  propertyNames: " names",
};
