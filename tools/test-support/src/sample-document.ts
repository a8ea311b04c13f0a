import type { JsonObject } from "@provider-clients/openapi";
import { KEYWORD_SAMPLES, type KeywordSample } from "./keyword-samples.js";

/** A sample with the name of its component in the document. */
export interface NamedSample extends KeywordSample {
  readonly name: string;
}

/** One document with every sample of one OpenAPI version, in requests or responses. */
export const sampleDocument = (
  isOld: boolean,
): { readonly document: JsonObject; readonly samples: readonly NamedSample[] } => {
  const samples = KEYWORD_SAMPLES.map((sample, index) => ({ ...sample, name: `Sample${index}` })).filter(
    (sample) => (sample.isOld === true) === isOld,
  );
  const paths = samples.map((sample) => [`/${sample.name}`, { post: operationOf(sample) }] as const);
  const components = samples.flatMap((sample) => [
    [sample.name, prefixed(sample, sample.schema)] as const,
    ...Object.entries(sample.components ?? {}).map(
      ([name, schema]) => [`${sample.name}${name}`, prefixed(sample, schema)] as const,
    ),
  ]);
  const document: JsonObject = {
    openapi: isOld ? "3.0.3" : "3.1.0",
    ...(!isOld && { jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema" }),
    info: { title: "Samples", version: "1.0.0" },
    "x-provider": { name: "samples", title: "Samples" },
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: { apiKey: { type: "apiKey", in: "header", name: "X-Key" } },
      schemas: Object.fromEntries(components),
    },
  };
  return { document, samples };
};

const operationOf = ({ name, direction }: NamedSample): JsonObject => {
  const schema = { $ref: `#/components/schemas/${name}` };
  const content = { "application/json": { schema } };
  const isAnswer = direction === "response";
  return {
    operationId: `send${name}`,
    summary: "Sends a sample.",
    ...(!isAnswer && { requestBody: { required: true, content } }),
    responses: { "200": { description: "Done.", ...(isAnswer && { content }) } },
  };
};

/** The components of every sample have unique names. */
const prefixed = ({ name }: NamedSample, schema: JsonObject): JsonObject =>
  JSON.parse(
    JSON.stringify(schema).replaceAll("#/components/schemas/", `#/components/schemas/${name}`),
  ) as JsonObject;

/** The same document with each sample sent as `{value: …}`: Prism treats a body of null, 0 or false as absent. */
export const wrapSamples = (document: JsonObject): JsonObject =>
  JSON.parse(
    JSON.stringify(document).replaceAll(
      /("requestBody":.*?"schema":)(\{"\$ref":"[^"]*"\})/g,
      '$1{"type":"object","required":["value"],"properties":{"value":$2}}',
    ),
  ) as JsonObject;
