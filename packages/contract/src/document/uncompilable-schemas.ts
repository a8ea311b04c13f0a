import { Ajv2020 } from "ajv/dist/2020.js";
import { type DocumentFault, distinctFaults } from "./document-fault.js";
import type { JsonObject } from "./json.js";
import type { SchemaCompiler } from "./schema-compiler.js";
import { schemaRootsOf } from "./schema-roots.js";
import { type LocatedSchema, subschemas } from "./subschemas.js";

/**
 * Compiles every schema of a document once and reports the innermost ones that fail.
 *
 * Prism fails open: it silently does not validate a schema that its validator cannot compile (an invalid regular
 * expression, a misspelt type). So such schemas are refused before Prism sees them.
 */
export const uncompilableSchemas = (
  document: JsonObject,
  compiler: SchemaCompiler,
): readonly DocumentFault[] => {
  const tools = { compiler, meta: new Ajv2020({ strict: false, logger: false }) };
  const found = schemaRootsOf(document).flatMap((root) => {
    const reason = compileReason(tools, root);
    return reason === undefined ? [] : [innermost(tools, root) ?? { pointer: root.pointer, reason }];
  });
  return distinctFaults(found);
};

interface Tools {
  readonly compiler: SchemaCompiler;
  /** Has the meta-schema of JSON Schema, which checks keywords before they are compiled. */
  readonly meta: Ajv2020;
}

const compileReason = ({ compiler, meta }: Tools, { pointer, schema }: LocatedSchema): string | undefined => {
  if (typeof schema === "boolean") return undefined;
  try {
    if (!meta.validateSchema(schema)) {
      const [error] = meta.errors ?? [];
      return `${error?.instancePath || "it"} ${error?.message ?? "is invalid"}`;
    }
    compiler.compile(pointer);
    return undefined;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
};

const innermost = (tools: Tools, outer: LocatedSchema): { pointer: string; reason: string } | undefined => {
  for (const inner of subschemas(outer)) {
    const reason = compileReason(tools, inner);
    if (reason !== undefined) return innermost(tools, inner) ?? { pointer: inner.pointer, reason };
  }
  return undefined;
};
