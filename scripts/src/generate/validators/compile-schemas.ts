import { createRequire } from "node:module";
import addFormats from "ajv-formats";
import { entriesOf, isObject, type Json, type JsonObject, objectOf } from "../../spec/json.ts";
import { joinPointer, resolvePointer, splitPointer } from "../../spec/pointer.ts";
import type { Direction } from "../../spec/walk-schemas.ts";
import { mapSubschemas } from "../map-schemas.ts";
import type { ValidatorPlan } from "./plan-validators.ts";

// Node and Vitest disagree on what the default export of these modules is; `require` is the same in both.
const require = createRequire(import.meta.url);
const { default: AjvCore } = require("ajv/dist/core.js") as typeof import("ajv/dist/core.js");
const { default: standaloneCode } =
  require("ajv/dist/standalone/index.js") as typeof import("ajv/dist/standalone/index.js");
const { default: draft2020 } =
  require("ajv/dist/vocabularies/draft2020.js") as typeof import("ajv/dist/vocabularies/draft2020.js");

/** Ajv's own code for some schemas. */
export interface CompiledSchemas {
  readonly code: string;
  /** The function of each schema, by its reference (`request:#/components/schemas/Customer`). */
  readonly functions: ReadonlyMap<string, string>;
}

/** The reference by which Ajv knows the schema of a validator. */
export const referenceOf = ({ direction, pointers, name }: ValidatorPlan): string => {
  const component = pointers.length === 1 ? componentOf(pointers[0] ?? "") : undefined;
  return `${direction}:${component ?? name}`;
};

/**
 * Compiles schemas to code that finds every error.
 *
 * Neither `unevaluated` nor `dynamicRef` is on unless the documents need it: each adds bookkeeping to every function.
 */
export const compileSchemas = (
  documents: Readonly<Record<Direction, JsonObject>>,
  plans: readonly ValidatorPlan[],
): CompiledSchemas => {
  const { schemas, isUnevaluatedUsed } = schemasOf(documents, plans);
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
    validateSchema: false,
  });
  for (const vocabulary of draft2020) ajv.addVocabulary(vocabulary);
  addFormats.default(ajv);
  for (const [reference, schema] of schemas) ajv.addSchema(schema, reference, undefined, false);
  const references = [...new Set(plans.map(referenceOf))];
  const exported = new Map(references.map((reference, index) => [`root${index}`, reference] as const));
  const code = standaloneCode(ajv, Object.fromEntries(exported));
  return { code, functions: functionsOf(code, exported) };
};

interface SchemaSet {
  /** Each component by itself, so that Ajv compiles it once however often it is referred to; then the inline bodies. */
  readonly schemas: ReadonlyMap<string, JsonObject>;
  readonly isUnevaluatedUsed: boolean;
}

const schemasOf = (
  documents: Readonly<Record<Direction, JsonObject>>,
  plans: readonly ValidatorPlan[],
): SchemaSet => {
  const schemas = new Map<string, JsonObject>();
  const found: Findings = { documents: new Set(), isUnevaluatedUsed: false };
  for (const direction of ["request", "response"] as const) {
    for (const [name, schema] of entriesOf(objectOf(documents[direction].components).schemas)) {
      schemas.set(`${direction}:${encodeURIComponent(name)}`, relink(schema, direction, found));
    }
  }
  for (const plan of plans) {
    const { direction, pointers } = plan;
    const bodies = pointers.map((pointer) => {
      const name = componentOf(pointer);
      const inline = resolvePointer(documents[direction], pointer) ?? true;
      return name === undefined ? relink(inline, direction, found) : { $ref: `${direction}:${name}` };
    });
    const [body] = bodies;
    if (!schemas.has(referenceOf(plan)) && body)
      schemas.set(referenceOf(plan), bodies.length === 1 ? body : { anyOf: bodies });
  }
  for (const direction of found.documents) schemas.set(`${direction}:${DOCUMENT}`, documents[direction]);
  return {
    schemas,
    isUnevaluatedUsed:
      found.isUnevaluatedUsed ||
      [...found.documents].some((direction) => UNEVALUATED.test(JSON.stringify(documents[direction]))),
  };
};

const UNEVALUATED = /"unevaluated(Properties|Items)":/;

/** `#/components/schemas/Name` → `Name`, as a URI can hold it. */
const componentOf = (pointer: string): string | undefined => {
  const [root, kind, name, ...rest] = splitPointer(pointer);
  return root === "components" && kind === "schemas" && name !== undefined && rest.length === 0
    ? encodeURIComponent(name)
    : undefined;
};

/** The name of the whole document, for a reference to a schema that is no component. It is no component's: they are encoded. */
const DOCUMENT = "/document";

/** What turns up while schemas are relinked, so that they are gone through once. */
interface Findings {
  /** The directions of which something refers to what is no component. */
  readonly documents: Set<Direction>;
  isUnevaluatedUsed: boolean;
}

/** References to components become references to schemas of their own; any other needs the whole document. */
const relink = (written: Json, direction: Direction, found: Findings): JsonObject => {
  const target = (reference: string): string => {
    const segments = splitPointer(reference).map(encodeURIComponent);
    const [root, kind, name = "", ...rest] = segments;
    if (root === "components" && kind === "schemas") {
      return `${direction}:${name}${rest.length === 0 ? "" : joinPointer("#", ...rest)}`;
    }
    found.documents.add(direction);
    return `${direction}:${DOCUMENT}${joinPointer("#", ...segments)}`;
  };
  const link = (schema: Json): Json => {
    if (!isObject(schema)) return schema;
    if (schema.unevaluatedProperties !== undefined || schema.unevaluatedItems !== undefined)
      found.isUnevaluatedUsed = true;
    const mapped = mapSubschemas({ schema, pointer: "#" }, (child) => link(child.schema));
    return typeof mapped.$ref === "string" ? { ...mapped, $ref: target(mapped.$ref) } : mapped;
  };
  // A schema may be `true`; Ajv takes mappings only.
  return { ...objectOf(link(written)), ...(written === false && { not: {} }) };
};

const functionsOf = (code: string, exported: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const found = new Map(
    [...code.matchAll(/^export const (root\d+) = (\w+);$/gm)].map(([, root = "", name = ""]) => [root, name]),
  );
  return new Map(
    [...exported].map(([root, reference]) => {
      const name = found.get(root);
      if (name === undefined) throw new Error(`Ajv's standalone code does not export ${root}`);
      return [reference, name];
    }),
  );
};
