import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  resolvePointer,
  splitPointer,
} from "@provider-clients/openapi";
import ts from "typescript";
import { mapSchemaRoots } from "../directions/map-schemas.js";
import { documentationOf } from "./comment.js";
import { astToString, type GlobalContext, type OpenAPI3, transformSchema } from "./openapi-typescript.js";

/** Makes the type of a schema, ready to be printed. */
export type NodeOf = (schema: Json, pointer: string) => ts.TypeNode;

/**
 * The types of a document's paths, operations and components, printed by openapi-typescript.
 *
 * It is asked for the frame alone: in its place each schema has a stand-in, and the hook answers with our type.
 */
export const printFrame = (document: JsonObject, nodeOf: NodeOf): string => {
  const nodes = new Map<string, ts.TypeNode>();
  const framed = mapSchemaRoots(document, (schema, pointer) => {
    nodes.set(pointer, nodeOf(schema, pointer));
    const documentation = isObject(schema) ? documentationOf(schema) : {};
    return { ...documentation, type: "object", [standIn]: pointer };
  });
  const { openapi = "3.1.0", paths = {}, webhooks = {}, components = {} } = framed;
  const frame = { openapi, paths, webhooks, components };
  const transform: GlobalContext["transform"] = (schema) => nodes.get(Reflect.get(schema, standIn));
  const context = contextOf(framed, transform);
  const objects = Object.fromEntries(Object.entries(frame).map(([key, node]) => [key, plain(node, framed)]));
  return astToString(transformSchema(objects as object as OpenAPI3, context));
};

/** Named types, printed. */
export const printAliases = (aliases: readonly (readonly [name: string, type: ts.TypeNode])[]): string =>
  aliases.length === 0
    ? ""
    : astToString(
        aliases.map(([name, type]) =>
          ts.factory.createTypeAliasDeclaration(undefined, name, undefined, type),
        ),
      );

/** The key of a stand-in that holds the pointer of its schema. */
const standIn = "x-schema-at";

/** Kinds of components that have a type by their name. */
const typedKinds = ["responses", "parameters", "requestBodies", "headers", "pathItems"];

/** Objects of which openapi-typescript makes no types. */
const untyped = ["callbacks", "links", "encoding", "securitySchemes"];

/** Values of the document's own, in which `$ref` means nothing. */
const examples = ["example", "examples"];

/** The same node with each reference that is no component's name replaced by what it leads to. */
const plain = (node: Json, document: JsonObject, depth = 0): Json => {
  if (isList(node)) return node.map((each) => plain(each, document, depth));
  if (!isObject(node) || Object.hasOwn(node, standIn)) return node;
  if (typeof node.$ref === "string") {
    if (isComponentName(node.$ref)) return node;
    const target = depth < 50 ? resolvePointer(document, node.$ref) : undefined;
    return target === undefined ? {} : plain(target, document, depth + 1);
  }
  const entries = Object.entries(node).flatMap(([key, value]) => {
    if (value === undefined || untyped.includes(key)) return [];
    return [[key, examples.includes(key) ? value : plain(value, document, depth)] as const];
  });
  return Object.fromEntries(entries);
};

const isComponentName = (reference: string): boolean => {
  const [root, kind, name, ...rest] = splitPointer(reference);
  return root === "components" && typedKinds.includes(kind ?? "") && name !== undefined && rest.length === 0;
};

const contextOf = (document: JsonObject, transform: GlobalContext["transform"]): GlobalContext => ({
  transform,
  // Its default makes every property with a `default` required, in request bodies too.
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  // No schema is left in which one could stand.
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
  // Redocly's settings: no transformer reads them.
  redoc: undefined as never,
  resolve: <T>(reference: string) => resolvePointer(document, reference) as T | undefined,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
  silent: true,
  transformProperty: undefined,
});
