import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { followReference } from "./follow-reference.js";
import type { JsonObject } from "./json.js";
import { toRegExp } from "./pattern.js";

/** Compiles the schemas of one document in place, so that their references resolve. */
export interface SchemaCompiler {
  /** The validator of the schema at a pointer. Throws if it cannot be compiled. */
  compile(pointer: string): ValidateFunction;
}

/** Creates the compiler for an OpenAPI 3.1 document. */
export const createSchemaCompiler = (document: JsonObject): SchemaCompiler => {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    // A validator that contains those of all branches of a large union is so long that V8 takes 80 MB to optimise it.
    inlineRefs: false,
    // The schemas were validated against the meta-schema before; loading it again takes longer than compiling.
    validateSchema: false,
    meta: false,
    logger: false,
    verbose: true,
    // Most validators run only a few times, so compiling quickly matters more.
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
      const target = followReference(document, pointer);
      const validate = compiled.get(target) ?? ajv.compile({ $ref: `document:${encodeFragment(target)}` });
      compiled.set(pointer, validate).set(target, validate);
      return validate;
    },
  };
};

// The code is only needed when compiled validators are written to a file, which never happens here.
const patternEngine = Object.assign(toRegExp, { code: "toRegExp" });

// ajv-formats accepts any integer as int64. A double cannot represent the exact limits, but it can be far beyond them.
const isInt64 = (value: number): boolean => Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63;

const encodeFragment = (pointer: string): string => {
  // Segments stay escaped as in the pointer; only characters that are invalid in a URI fragment are encoded.
  return `#${pointer.slice(1).split("/").map(encodeURIComponent).join("/")}`;
};
