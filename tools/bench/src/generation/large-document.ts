import type { JsonObject } from "@provider-clients/openapi";
import { entriesOf, objectOf } from "@provider-clients/openapi";

/** A document of at least so many bytes: copies of another one, each with names of its own. */
export const largeDocument = (document: JsonObject, bytes: number): string => {
  const text = JSON.stringify(document);
  const copies = Array.from({ length: Math.ceil(bytes / text.length) }, (_, index) =>
    copyOf(text, `Copy${index}`),
  );
  const sections = new Set(copies.flatMap(({ components }) => Object.keys(objectOf(components))));
  const merge = (parts: readonly JsonObject[]): JsonObject => Object.assign({}, ...parts);
  const components = [...sections].map((section) => [
    section,
    merge(copies.map((copy) => objectOf(objectOf(copy.components)[section]))),
  ]);
  const paths = merge(copies.map(({ paths: own }) => objectOf(own)));
  return JSON.stringify({ ...document, paths, components: Object.fromEntries(components) });
};

/** One copy. Credentials are shared: they are options of the client. */
const copyOf = (text: string, suffix: string): JsonObject => {
  const renamed = text
    .replaceAll(/"#\/components\/(?!securitySchemes)(\w+)\/([\w.-]+)/g, `"#/components/$1/$2${suffix}`)
    .replaceAll(/"operationId":"(\w+)"/g, `"operationId":"$1${suffix}"`);
  const copy: JsonObject = JSON.parse(renamed);
  const components = entriesOf(copy.components).map(([section, held]) => [
    section,
    section === "securitySchemes"
      ? held
      : Object.fromEntries(entriesOf(held).map(([name, value]) => [`${name}${suffix}`, value])),
  ]);
  const paths = entriesOf(copy.paths).map(([path, item]) => [`/${suffix.toLowerCase()}${path}`, item]);
  return { ...copy, paths: Object.fromEntries(paths), components: Object.fromEntries(components) };
};
