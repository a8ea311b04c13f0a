import {
  entriesOf,
  findAlikePaths,
  joinPointer,
  operationsIn,
  type Problem,
  problemAt,
  type Spec,
} from "@provider-clients/openapi";
import { schemaDialect } from "./upgrade-document.js";

const dialects = new Set([
  schemaDialect,
  `${schemaDialect}#`,
  "https://spec.openapis.org/oas/3.1/dialect/base",
]);

/** Valid parts of a document for which no case can be made. */
export const unusableParts = (spec: Spec): readonly Problem[] => [
  ...unknownDialect(spec),
  ...noPaths(spec),
  ...badPaths(spec),
  // A server cannot tell which of the two a request means.
  ...findAlikePaths(spec),
  ...joinedNames(spec),
  ...sharedIds(spec),
];

const unknownDialect = (spec: Spec): readonly Problem[] => {
  const { jsonSchemaDialect: dialect } = spec.document;
  if (dialect === undefined || (typeof dialect === "string" && dialects.has(dialect))) return [];
  const message = `the schema dialect ${JSON.stringify(dialect)} is not known. Write the schemas in ${schemaDialect}.`;
  return [problemAt(spec, "#/jsonSchemaDialect", message)];
};

/** A document with only webhooks describes no operations, so there is nothing to try and nothing wrong. */
const noPaths = (spec: Spec): readonly Problem[] =>
  entriesOf(spec.document.paths).length + entriesOf(spec.document.webhooks).length > 0
    ? []
    : [problemAt(spec, "#/paths", "no path is described, and there is nothing to try. Describe one.")];

const badPaths = (spec: Spec): readonly Problem[] =>
  entriesOf(spec.document.paths)
    .filter(([path]) => !path.startsWith("/") && !path.startsWith("x-"))
    .map(([path]) =>
      problemAt(
        spec,
        joinPointer("#/paths", path),
        `the path "${path}" must start with a slash. Write "/${path}".`,
      ),
    );

/** In `/{id}{format}`, no server can tell where one value ends and the other begins. */
const joinedNames = (spec: Spec): readonly Problem[] =>
  entriesOf(spec.document.paths)
    .filter(([path]) => path.includes("}{"))
    .map(([path]) =>
      problemAt(
        spec,
        joinPointer("#/paths", path),
        `in the path "${path}" nothing is between two names in braces. Write what separates their values.`,
      ),
    );

/** The operation's id is part of the names of its cases. */
const sharedIds = (spec: Spec): readonly Problem[] => {
  const seen = new Map<string, string>();
  return operationsIn(spec.document).flatMap(({ pointer, operation, method, path }) => {
    const { operationId: id } = operation;
    if (typeof id !== "string") return [];
    const place = `${method.toUpperCase()} ${path}`;
    const other = seen.get(id);
    if (other === undefined) seen.set(id, place);
    if (other === undefined) return [];
    const message = `the operationId ${id} is that of ${other} too. Give ${place} one of its own.`;
    return [problemAt(spec, pointer, message, joinPointer(pointer, "operationId"))];
  });
};
