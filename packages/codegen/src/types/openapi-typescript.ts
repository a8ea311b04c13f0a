import { createRequire } from "node:module";
import type { JsonObject } from "@provider-clients/openapi";
import type {
  astToString as AstToString,
  GlobalContext,
  resolveRef as ResolveRef,
  scanDiscriminators as ScanDiscriminators,
  transformSchema as TransformSchema,
  transformSchemaObject as TransformSchemaObject,
} from "openapi-typescript";

/**
 * The half of openapi-typescript that turns a document into types.
 *
 * The other half reads, lints and bundles it with Redocly: loading that takes 0.2 s, running it a fifth of all
 * generation, and it finds nothing here. The document is read already, has no reference that leads out of it, and the
 * one rule that is on, unique operationIds, is one of checkSpec's.
 */
const require = createRequire(import.meta.url);
const transformSchema = require("openapi-typescript/dist/transform/index.cjs") as typeof TransformSchema;
const schemaObject = require("openapi-typescript/dist/transform/schema-object.cjs") as {
  default: typeof TransformSchemaObject;
};
const { astToString } = require("openapi-typescript/dist/lib/ts.cjs") as { astToString: typeof AstToString };
const { resolveRef, scanDiscriminators } = require("openapi-typescript/dist/lib/utils.cjs") as {
  resolveRef: typeof ResolveRef;
  scanDiscriminators: typeof ScanDiscriminators;
};

/** Turns one schema into a type. */
export const transformSchemaObject = schemaObject.default;

/** What a hook is handed beside a schema. */
export type TransformOptions = Parameters<typeof transformSchemaObject>[1];

/** A schema as openapi-typescript types it. */
export type SchemaObject = Parameters<typeof transformSchemaObject>[0];

/** The two things that generation says to openapi-typescript: the text of helper types, and the hook. */
type Hooks = Required<Pick<GlobalContext, "inject" | "transform">>;

/** The types of a document, printed. */
export const printTypes = (document: JsonObject, hooks: Hooks): string => {
  const schema = document as unknown as Parameters<typeof transformSchema>[0];
  return astToString(transformSchema(schema, contextOf(document, hooks)));
};

const contextOf = (document: JsonObject, hooks: Hooks): GlobalContext => {
  const options: Omit<GlobalContext, "discriminators" | "redoc"> = {
    ...hooks,
    // Its default makes every property with a `default` required, in request bodies too.
    defaultNonNullable: false,
    // Its default types a free-form object as one without any property.
    emptyObjectsUnknown: true,
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    resolve: <T>(reference: string) => resolveRef<T>(document, reference, { silent: true }),
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transformProperty: undefined,
  };
  const scanned = scanDiscriminators(document as never, options as never);
  // Redocly's settings: no transformer reads them.
  return { ...options, discriminators: scanned, redoc: undefined as never };
};
