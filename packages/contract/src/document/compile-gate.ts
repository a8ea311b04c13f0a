import { ContractError } from "../contract-error.js";
import type { JsonObject } from "./json.js";
import { createSchemaCompiler, type SchemaCompiler } from "./schema-compiler.js";
import { documentParts } from "./schema-roots.js";
import { type LocatedSchema, subschemas } from "./subschemas.js";

/**
 * Compiles every schema of a document once.
 *
 * Prism fails open: a schema that its validator cannot compile (an invalid regular expression, a misspelt type)
 * is silently not validated at all. So such a document is refused before Prism sees it.
 *
 * @throws {ContractError} `uncompilable-schema`, naming the innermost schema at fault and the reason.
 */
export function compileGate(document: JsonObject, source: string): void {
  const compiler = createSchemaCompiler(document);
  for (const root of documentParts(document).roots) {
    const reason = compileReason(compiler, root);
    if (reason === undefined) continue;
    const fault = innermost(compiler, root) ?? { pointer: root.pointer, reason };
    throw new ContractError(
      "uncompilable-schema",
      `${source}: the schema at ${fault.pointer} does not compile: ${fault.reason}. Nothing that uses it would be validated.`,
    );
  }
}

function compileReason(compiler: SchemaCompiler, { pointer, schema }: LocatedSchema): string | undefined {
  if (typeof schema === "boolean") return undefined;
  try {
    return compiler.validateKeywords(schema) ?? void compiler.compile(pointer);
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

function innermost(
  compiler: SchemaCompiler,
  outer: LocatedSchema,
): { pointer: string; reason: string } | undefined {
  for (const inner of subschemas(outer)) {
    const reason = compileReason(compiler, inner);
    if (reason !== undefined) return innermost(compiler, inner) ?? { pointer: inner.pointer, reason };
  }
  return undefined;
}
