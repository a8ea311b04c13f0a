import { createRequire } from "node:module";
import type { Json } from "@provider-clients/openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const require = createRequire(import.meta.url);
const vocabularies = "applicator content core format-annotation meta-data unevaluated validation";

/** The meta-schemas of JSON Schema 2020-12 by URI, as shipped with Ajv. */
export const metaSchemas: ReadonlyMap<string, Json> = new Map(
  ["schema", ...vocabularies.split(" ").map((name) => `meta/${name}`)].map((name): [string, Json] => [
    `https://json-schema.org/draft/2020-12/${name}`,
    require(`ajv/dist/refs/json-schema-2020-12/${name}.json`),
  ]),
);

/** The verdict of Ajv with ajv-formats on a schema's values. */
export const ajvVerdict = (schema: Json): ((value: unknown) => boolean) => {
  const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema as boolean | object);
  return (value) => validate(value);
};
