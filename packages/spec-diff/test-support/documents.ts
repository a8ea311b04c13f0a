import type { JsonObject } from "@provider-clients/openapi";
import { parse } from "yaml";

/** The parts of a small document that a test may set, each as YAML. */
export interface DocumentParts {
  readonly openapi?: string;
  /** What is sent to `POST /books`. */
  readonly sent?: string;
  /** What `POST /books` answers. */
  readonly read?: string;
  readonly schemas?: string;
  /** Members of the operation `addBook`. */
  readonly operation?: string;
  readonly responses?: string;
  /** Further paths. */
  readonly paths?: string;
  /** Members of the document. */
  readonly root?: string;
}

/** A document with one operation, `addBook`. */
export const documentOf = (parts: DocumentParts): JsonObject => {
  const schemas = parse(parts.schemas ?? "{}");
  const json = (schema: string) => ({ content: { "application/json": { schema: parse(schema) } } });
  const answer = { description: "Done.", ...(parts.read === undefined ? {} : json(parts.read)) };
  return {
    openapi: parts.openapi ?? "3.1.0",
    info: { title: "Shelf", version: "1.0.0" },
    servers: [{ url: "https://shelf.example" }],
    security: [{ key: [] }],
    paths: {
      "/books": {
        post: {
          operationId: "addBook",
          ...(parts.sent === undefined ? {} : { requestBody: { required: true, ...json(parts.sent) } }),
          responses: { "200": answer, ...parse(parts.responses ?? "{}") },
          ...parse(parts.operation ?? "{}"),
        },
      },
      ...parse(parts.paths ?? "{}"),
    },
    components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } }, schemas },
    ...parse(parts.root ?? "{}"),
  };
};
