import { Ajv2020 } from "ajv/dist/2020.js";
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
export const compileGate = (document: JsonObject, source: string): void => {
  const tools = {
    compiler: createSchemaCompiler(document),
    meta: new Ajv2020({ strict: false, logger: false }),
  };
  for (const root of documentParts(document).roots) {
    const reason = compileReason(tools, root);
    if (reason === undefined) continue;
    const fault = innermost(tools, root) ?? { pointer: root.pointer, reason };
    throw new ContractError(
      "uncompilable-schema",
      `${source}: the schema at ${fault.pointer} does not compile: ${fault.reason}. Nothing that uses it would be validated.`,
    );
  }
};

interface Tools {
  readonly compiler: SchemaCompiler;
  /** Knows JSON Schema's own schema, by which keywords are checked before they are compiled. */
  readonly meta: Ajv2020;
}

const compileReason = ({ compiler, meta }: Tools, { pointer, schema }: LocatedSchema): string | undefined => {
  if (typeof schema === "boolean") return undefined;
  try {
    if (!meta.validateSchema(schema)) {
      const [error] = meta.errors ?? [];
      return `${error?.instancePath || "it"} ${error?.message ?? "is invalid"}${hintFor(schema)}`;
    }
    compiler.compile(pointer);
    return undefined;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
};

/** What OpenAPI 3.1 has in place of a word of 3.0. */
const hintFor = (schema: JsonObject): string => {
  const keyword = ["exclusiveMinimum", "exclusiveMaximum"].find((each) => typeof schema[each] === "boolean");
  if (!keyword) return "";
  const limit = keyword === "exclusiveMinimum" ? "minimum" : "maximum";
  const instead = `write \`${keyword}: ${schema[limit] ?? 0}\` in place of \`${limit}\``;
  return ` (since OpenAPI 3.1 it is the limit itself: ${instead})`;
};

const innermost = (tools: Tools, outer: LocatedSchema): { pointer: string; reason: string } | undefined => {
  for (const inner of subschemas(outer)) {
    const reason = compileReason(tools, inner);
    if (reason !== undefined) return innermost(tools, inner) ?? { pointer: inner.pointer, reason };
  }
  return undefined;
};
