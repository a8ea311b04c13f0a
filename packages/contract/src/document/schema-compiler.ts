import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { JsonObject } from "./json.js";
import { toRegExp } from "./pattern.js";

/** Compiles the schemas of one document, in place, so that references inside it resolve. */
export interface SchemaCompiler {
  /** The validator of the schema at a pointer. Throws when it cannot be compiled. */
  compile(pointer: string): ValidateFunction;
}

/** Gives the compiler of a document that is written in OpenAPI 3.1. */
export const createSchemaCompiler = (document: JsonObject): SchemaCompiler => {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    // The gate has checked the schemas against JSON Schema's own; loading that again takes longer than compiling.
    validateSchema: false,
    meta: false,
    logger: false,
    verbose: true,
    // Most validators run a few times only: compiling them quickly is worth more.
    code: { optimize: false, regExp: patternEngine },
  });
  addFormats.default(ajv);
  ajv.addFormat("int64", { type: "number", validate: isInt64 });
  ajv.addSchema(document, "document:", undefined, false);
  const compiled = new Map<string, ValidateFunction>();
  return {
    compile(pointer) {
      const known = compiled.get(pointer);
      if (known) return known;
      const validate = ajv.compile({ $ref: `document:${encodeFragment(pointer)}` });
      compiled.set(pointer, validate);
      return validate;
    },
  };
};

// Only compiled code that is written to a file needs the text of the engine; this one never is.
const patternEngine = Object.assign(toRegExp, { code: "toRegExp" });

// ajv-formats accepts any integer as int64: a double cannot hold the exact limits, but it can be far outside them.
const isInt64 = (value: number): boolean => Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63;

const encodeFragment = (pointer: string): string => {
  // The steps stay escaped as in the pointer; only characters that a URI fragment cannot hold are encoded.
  return `#${pointer.slice(1).split("/").map(encodeURIComponent).join("/")}`;
};
