import { ContractError } from "../contract-error.js";
import { isJsonObject, type JsonObject } from "./json.js";
import { atPointer } from "./pointer.js";
import { documentParts, type LocatedReference } from "./schema-roots.js";
import { withSubschemas } from "./subschemas.js";

/**
 * Makes sure that every reference of a document leads somewhere inside it.
 *
 * References to other files are refused: nothing is read or fetched because a document says so.
 *
 * @throws {ContractError} `invalid-document`, naming the place of the first reference that does not resolve.
 */
export const checkReferences = (document: JsonObject, source: string): void => {
  for (const { pointer, target } of allReferences(document)) {
    if (!target.startsWith("#")) {
      throw new ContractError(
        "invalid-document",
        `${source}: ${pointer} refers to ${target}, outside the document. Bundle the document into one file first.`,
      );
    }
    const reason = follow(document, target);
    if (reason)
      throw new ContractError("invalid-document", `${source}: ${pointer} refers to ${target}, ${reason}.`);
  }
};

const follow = (document: JsonObject, target: string): string | undefined => {
  const seen = new Set<string>();
  for (let next: string | undefined = target; next !== undefined; ) {
    if (seen.has(next)) return "which only refers back to itself";
    seen.add(next);
    const value = atPointer(document, next);
    if (value === undefined) return "which does not exist";
    const inner: string | undefined =
      isJsonObject(value) && typeof value.$ref === "string" && Object.keys(value).length === 1
        ? value.$ref
        : undefined;
    next = inner;
  }
  return undefined;
};

function* allReferences(document: JsonObject): Generator<LocatedReference> {
  const { roots, references } = documentParts(document);
  yield* references;
  for (const root of roots) {
    for (const { pointer, schema } of withSubschemas(root)) {
      if (isJsonObject(schema) && typeof schema.$ref === "string") yield { pointer, target: schema.$ref };
    }
  }
}
