import { createRequire } from "node:module";
import type { JsonObject } from "@provider-clients/openapi";
import type { Vocabulary } from "ajv";
import addFormats from "ajv-formats";
import type { ValidatorPlan } from "./plan-validators.js";
import { isAboutMissing } from "./rewrite-tokens.js";
import { referenceOf, schemasOf } from "./schema-set.js";

// Node and Vitest disagree on what the default export of these modules is; `require` is the same in both.
const require = createRequire(import.meta.url);
const { default: AjvCore } = require("ajv/dist/core.js") as typeof import("ajv/dist/core.js");
const { default: standaloneCode } =
  require("ajv/dist/standalone/index.js") as typeof import("ajv/dist/standalone/index.js");
const { default: uri } = require("ajv/dist/runtime/uri.js") as typeof import("ajv/dist/runtime/uri.js");
const { default: draft2020 } =
  require("ajv/dist/vocabularies/draft2020.js") as typeof import("ajv/dist/vocabularies/draft2020.js");

/** Ajv's own code for some schemas. */
export interface CompiledSchemas {
  readonly code: string;
  /** The function of each schema, by its reference (`request:#/components/schemas/Customer`). */
  readonly functions: ReadonlyMap<string, string>;
}

/**
 * Compiles schemas to code that finds every error.
 *
 * Neither `unevaluated` nor `dynamicRef` is on unless the schemas need it: each adds bookkeeping to every function.
 */
export const compileSchemas = (document: JsonObject, plans: readonly ValidatorPlan[]): CompiledSchemas => {
  const { schemas, isUnevaluatedUsed } = schemasOf(document, plans);
  const resolveFrom = remember((base: string) =>
    remember((reference: string) => uri.resolve(base, reference)),
  );
  const ajv = new AjvCore({
    allErrors: true,
    // Ajv would have every function parsed, to be able to call it; only the text is wanted.
    code: { source: true, esm: true, lines: true, optimize: 1, process: () => "return () => true" },
    dynamicRef: false,
    inlineRefs: 3,
    logger: false,
    messages: false,
    meta: false,
    next: true,
    strict: false,
    unevaluated: isUnevaluatedUsed,
    uriResolver: {
      parse: remember(uri.parse),
      resolve: (base, reference) => resolveFrom(base)(reference),
      serialize: remember(uri.serialize),
    },
    validateSchema: false,
  });
  for (const vocabulary of draft2020) ajv.addVocabulary(vocabulary.map(withoutParameters));
  addFormats.default(ajv);
  for (const [reference, schema] of schemas) ajv.addSchema(schema, reference, undefined, false);
  const references = [...new Set(plans.map(referenceOf))];
  const exported = Object.fromEntries(references.map((reference, index) => [`root${index}`, reference]));
  const code = standaloneCode(ajv, exported);
  return { code, functions: new Map(references.map((reference) => [reference, functionOf(ajv, reference)])) };
};

/**
 * An error of ours names a place and a keyword. Ajv would write the code of what else it says, and the variables of a
 * choice that count for nothing else.
 */
const withoutParameters = (definition: Vocabulary[number]): Vocabulary[number] =>
  typeof definition === "string" ||
  definition.error === undefined ||
  isAboutMissing(String(definition.keyword))
    ? definition
    : { ...definition, error: { message: definition.error.message } };

/** Ajv works out the same few references again and again. */
const remember = <Given, Made extends {}>(make: (given: Given) => Made): ((given: Given) => Made) => {
  const known = new Map<Given, Made>();
  return (given) => {
    const made = known.get(given) ?? make(given);
    known.set(given, made);
    return made;
  };
};

const functionOf = (ajv: InstanceType<typeof AjvCore>, reference: string): string => {
  const name = ajv.getSchema(reference)?.source?.validateName;
  if (name === undefined) throw new Error(`Ajv has compiled no ${reference}`);
  return String(name);
};
