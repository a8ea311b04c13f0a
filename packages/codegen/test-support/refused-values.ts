import type { Json, JsonObject } from "@provider-clients/openapi";
import { resolveDirections } from "../src/directions/directions.js";
import { printDocumentTypes } from "../src/types/document-types.js";
import { errorLines } from "./type-check.js";

/** A document whose requests use the given schemas, as components with these names. */
export const sendingDocument = (schemas: JsonObject, version = "3.1.0"): JsonObject => ({
  openapi: version,
  info: { title: "Samples", version: "1" },
  paths: Object.fromEntries(
    Object.keys(schemas).map((name) => [
      `/${name}`,
      {
        post: {
          operationId: `send${name}`,
          requestBody: {
            content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
          },
          responses: { "200": { description: "Done." } },
        },
      },
    ]),
  ),
  components: { schemas },
});

/**
 * The values that the compiler refuses for the type of their component.
 *
 * @throws {Error} if the types themselves do not compile.
 */
export const refusedValues = <Each extends { readonly component: string; readonly value: Json }>(
  schemas: JsonObject,
  tried: readonly Each[],
  version?: string,
): readonly Each[] => {
  const { text } = printDocumentTypes(resolveDirections(sendingDocument(schemas, version)));
  const head = `${text}\ndeclare const take: <T>(value: T) => void;`.split("\n");
  const calls = tried.map(
    ({ component, value }) => `take<components["schemas"]["${component}"]>(${JSON.stringify(value)});`,
  );
  const errors = errorLines([...head, ...calls].join("\n"));
  const broken = [...errors].filter(([line]) => line < head.length);
  if (broken.length > 0) {
    const lines = broken.map(([line, message]) => `${head[line]}\n  ${message}`);
    throw new Error(`The types do not compile:\n${lines.join("\n")}`);
  }
  return tried.filter((_each, index) => errors.has(index + head.length));
};
