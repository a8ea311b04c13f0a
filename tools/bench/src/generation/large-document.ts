import { stringify } from "yaml";
import type { NamedDocument } from "./documents.ts";

const fields = [
  "id",
  "name",
  "email",
  "phone",
  "city",
  "country",
  "status",
  "note",
  "updated_at",
  "created_at",
];

const record = (required: readonly string[]) => ({
  type: "object",
  description: "One record.",
  required,
  properties: Object.fromEntries(
    fields.map((field) => [field, { type: "string", description: `The record's ${field}.` }]),
  ),
});

const answer = (schema: string) => ({
  description: "The record.",
  content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } },
});

const pathItem = (index: number) => ({
  parameters: [
    { name: "id", in: "path", required: true, description: "The record's id.", schema: { type: "string" } },
  ],
  get: {
    operationId: `getRecord${index}`,
    summary: "Reads one record.",
    tags: ["records"],
    responses: { "200": answer(`Record${index}`), "404": answer("Problem") },
  },
  put: {
    operationId: `updateRecord${index}`,
    summary: "Replaces one record.",
    tags: ["records"],
    requestBody: {
      required: true,
      content: { "application/json": { schema: { $ref: `#/components/schemas/Record${index}Changes` } } },
    },
    responses: { "200": answer(`Record${index}`), "422": answer("Problem") },
  },
});

const indexes = (operations: number): readonly number[] =>
  Array.from({ length: operations / 2 }, (_, index) => index);

/** A document with that many operations, each with schemas of its own. */
export const makeLargeDocument = (name: string, operations: number): NamedDocument => {
  const schemas = indexes(operations).flatMap((index) => [
    [`Record${index}`, record(["id"])],
    [`Record${index}Changes`, record(["name"])],
  ]);
  return {
    name,
    text: stringify({
      openapi: "3.1.1",
      jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
      info: { title: name, version: "1.0.0" },
      "x-provider": { name, title: name },
      servers: [{ url: `https://${name}.example.com`, "x-environment": "production" }],
      security: [{ apiKey: [] }],
      tags: [{ name: "records", description: "Records." }],
      paths: Object.fromEntries(
        indexes(operations).map((index) => [`/records${index}/{id}`, pathItem(index)]),
      ),
      components: {
        securitySchemes: { apiKey: { type: "apiKey", in: "header", name: "Authorization" } },
        schemas: Object.fromEntries([...schemas, ["Problem", record([])]]),
      },
    }),
  };
};

/** A program that names the request and the answer of each operation, with the types alone. */
export const typesProgram = (operations: number): string =>
  [
    `import type { components } from "./dist/generated/schema.js";`,
    `type Schemas = components["schemas"];`,
    ...indexes(operations).map(
      (index) => `export const run${index} = async (send: (body: unknown) => Promise<unknown>) => {
  const read = (await send(undefined)) as Schemas["Record${index}"];
  const changes: Schemas["Record${index}Changes"] = { name: read.id };
  return ((await send(changes)) as Schemas["Record${index}"]).city;
};`,
    ),
  ].join("\n");

/** The same program with the client. */
export const clientProgram = (name: string, operations: number): string => {
  const typeName = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return [
    `import { create${typeName}Client } from "./dist/client.js";`,
    `const client = create${typeName}Client({ apiKey: "key", environment: "production" });`,
    ...indexes(operations).map(
      (index) => `export const run${index} = async () => {
  const read = await client.getRecord${index}("1");
  return (await client.updateRecord${index}("1", { name: read.id })).city;
};`,
    ),
  ].join("\n");
};
