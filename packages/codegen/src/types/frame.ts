import {
  isObject,
  type Json,
  type JsonObject,
  mapChildren,
  resolvePointer,
  ruleOf,
  splitPointer,
} from "@provider-clients/openapi";
import ts from "typescript";
import { mapSchemaRoots } from "../directions/map-schemas.js";
import { documentationOf } from "./comment.js";
import { astToString, type GlobalContext, type OpenAPI3, transformSchema } from "./openapi-typescript.js";

/** Creates the type node of a schema. */
export type NodeOf = (schema: Json, pointer: string) => ts.TypeNode;

/**
 * Prints the types of a document's paths, operations and components with openapi-typescript.
 *
 * openapi-typescript prints only the frame: each schema is replaced by a placeholder, for which the hook returns our
 * type.
 */
export const printFrame = (document: JsonObject, nodeOf: NodeOf): string => {
  const nodes = new Map<string, ts.TypeNode>();
  const framed = mapSchemaRoots(document, (schema, pointer) => {
    nodes.set(pointer, nodeOf(schema, pointer));
    const documentation = isObject(schema) ? documentationOf(schema) : {};
    return { ...documentation, type: "object", [standIn]: pointer };
  });
  const { openapi = "3.1.0", paths = {}, webhooks = {}, components = {} } = framed;
  const transform: GlobalContext["transform"] = (schema) => nodes.get(Reflect.get(schema, standIn));
  const context = contextOf(framed, transform);
  const objects = plain("Document", { openapi, paths, webhooks, components }, framed);
  return astToString(transformSchema(objects as object as OpenAPI3, context));
};

/** Prints type aliases. */
export const printAliases = (aliases: readonly (readonly [name: string, type: ts.TypeNode])[]): string =>
  aliases.length === 0
    ? ""
    : astToString(
        aliases.map(([name, type]) =>
          ts.factory.createTypeAliasDeclaration(undefined, name, undefined, type),
        ),
      );

/** The key of a placeholder, which holds the pointer of its schema. */
const standIn = "x-schema-at";

/** Kinds of components that have a type by their name. */
const typedKinds = ["responses", "parameters", "requestBodies", "headers"];

/** Objects that get no types. */
const untyped = ["Callback", "Link", "Encoding", "SecurityScheme"];

/** True for a field that openapi-typescript is to see. It would take a `title` of any kind for a comment, for example. */
const isTyped = (kind: string, field: string): boolean => {
  // They would declare each of their operations a second time, beside the paths that use them.
  if (kind === "Components" && field === "pathItems") return false;
  const rule = ruleOf(kind, field);
  return rule !== undefined && !untyped.includes(rule.holds.replace(/[{}[\]]/g, ""));
};

/** An object of OpenAPI without what gets no type; each reference that is not to a named component is its target. */
const plain = (kind: string, node: Json, document: JsonObject, depth = 0): Json => {
  if (!isObject(node) || Object.hasOwn(node, standIn)) return node;
  if (typeof node.$ref === "string") {
    if (isComponentName(node.$ref)) return node;
    const target = depth < 50 ? resolvePointer(document, node.$ref) : undefined;
    return target === undefined ? {} : plain(kind, target, document, depth + 1);
  }
  const typed = Object.fromEntries(Object.entries(node).filter(([field]) => isTyped(kind, field)));
  return mapChildren(kind, typed, "#", (childKind, child) => plain(childKind, child, document, depth));
};

const isComponentName = (reference: string): boolean => {
  const [root, kind, name, ...rest] = splitPointer(reference);
  return root === "components" && typedKinds.includes(kind ?? "") && name !== undefined && rest.length === 0;
};

const contextOf = (document: JsonObject, transform: GlobalContext["transform"]): GlobalContext => ({
  transform,
  // The default would make every property with a `default` required, also in request bodies.
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  // No schemas are left, so there are no discriminators.
  discriminators: { objects: {}, refsHandled: [] },
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
  // Redocly's settings; no transformer reads them.
  redoc: undefined as never,
  resolve: <T>(reference: string) => resolvePointer(document, reference) as T | undefined,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
  silent: true,
  transformProperty: undefined,
});
