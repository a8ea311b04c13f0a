import { isObject, type Json, type JsonObject, splitPointer, textOf } from "@provider-clients/openapi";
import { pascalCase } from "../names.js";
import { createNames, type Names } from "./names.js";
import { indexReferences, type ReferenceIndex, type Resource, type Target } from "./reference-index.js";
import { mapChildren, referenceTo, type SchemaSet } from "./schema-set.js";

/** A schema of the document to include as a root. */
export interface BundleRoot {
  /** Its name in the set. */
  readonly name: string;
  /** Its pointer; several if the value may match any of them. */
  readonly pointers: readonly string[];
  /** Passed to `prepare`; a schema that two variants refer to becomes two definitions. */
  readonly variant?: string;
}

/** The input of a bundle. */
export interface BundleOptions {
  readonly document: Json;
  /** Further documents that references may lead to, by URI. */
  readonly others?: ReadonlyMap<string, Json>;
  readonly roots: readonly BundleRoot[];
  /** Further places of schemas whose identifiers and anchors references may use. */
  readonly places?: readonly string[];
  /** Transforms one schema whose subschemas have been transformed already; `original` is the schema in the document. */
  readonly prepare?: (schema: JsonObject, original: JsonObject, variant: string) => Json;
  /** The variant of the schemas inside a keyword. */
  readonly variantIn?: (keyword: string, variant: string) => string;
}

/** The targets of dynamic anchors by name, as defined by the outermost resource on the way. */
type Scope = ReadonlyMap<string, Target>;

const documentUri = "document:///main";
const left = [
  "$ref",
  "$id",
  "$schema",
  "$anchor",
  "$dynamicAnchor",
  "$dynamicRef",
  "$vocabulary",
  "$defs",
  "definitions",
  "$comment",
];

/** Extracts schemas from a document with everything that they refer to, each definition once. */
export const bundleSchemas = (options: BundleOptions): SchemaSet => {
  const { document, others = new Map<string, Json>(), roots, places = [] } = options;
  const index = indexReferences(new Map([[documentUri, document], ...others]), [
    ...[...places, ...roots.flatMap(({ pointers }) => pointers)].map((pointer) => ({
      uri: documentUri,
      pointer,
    })),
    ...[...others.keys()].map((uri) => ({ uri, pointer: "#" })),
  ]);
  const definitions = new Map<string, Json>();
  const { convert, link, waiting } = createConverter(index, options, definitions);
  const rootSchemas = roots.map(({ name, pointers, variant = "" }) => {
    const schemas = pointers.map((pointer) => {
      const target = index.resolve(pointer, {});
      if (target === undefined) return true;
      const reference = isNamed(target) ? link(target, nothing, variant) : undefined;
      return reference === undefined ? convert(target.schema, nothing, variant) : { $ref: reference };
    });
    return [name, schemas.length === 1 ? (schemas[0] ?? true) : { anyOf: schemas }] as const;
  });
  // The list grows while it is walked.
  for (const convertNext of waiting) convertNext();
  return { roots: new Map(rootSchemas), definitions };
};

const nothing: Scope = new Map();

/** Converts schemas and links their references; linked schemas are converted later, from the waiting list. */
const createConverter = (
  index: ReferenceIndex,
  { prepare = keep, variantIn = same }: BundleOptions,
  definitions: Map<string, Json>,
) => {
  const names = createNames([], () => true);
  const named = new Map<string, string>();
  const waiting: (() => void)[] = [];
  const link = (target: Target, scope: Scope, variant: string): string => {
    const scopeKey = [...scope].map(([name, { address }]) => [name, address]);
    const key = JSON.stringify([variant, target.address, scopeKey]);
    const name = named.get(key) ?? takeName(names, target, variant);
    if (!named.has(key)) waiting.push(() => definitions.set(name, convert(target.schema, scope, variant)));
    named.set(key, name);
    return referenceTo(name);
  };
  const linkOf = (reference: string, target: Target | undefined, scope: Scope, variant: string): string =>
    target === undefined ? reference : link(target, scope, variant);
  const convert = (schema: Json, outer: Scope, variant: string): Json => {
    if (!isObject(schema)) return schema;
    const scope = enter(outer, index.resourceOf(schema));
    const inner = mapChildren(schema, (child, keyword) => convert(child, scope, variantIn(keyword, variant)));
    const [reference, dynamic] = [textOf(schema.$ref), textOf(schema.$dynamicRef)];
    const found = dynamic === undefined ? undefined : index.resolve(dynamic, schema);
    const references = [
      ...(reference === undefined
        ? []
        : [linkOf(reference, index.resolve(reference, schema), scope, variant)]),
      ...(dynamic === undefined ? [] : [linkOf(dynamic, findDynamic(dynamic, found, scope), scope, variant)]),
    ];
    const plain = Object.fromEntries(Object.entries(inner).filter(([keyword]) => !left.includes(keyword)));
    return prepare(withReferences(plain, references), schema, variant);
  };
  return { convert, link, waiting };
};

const same = (_keyword: string, variant: string): string => variant;

const keep = (schema: JsonObject): Json => schema;

const enter = (scope: Scope, { dynamicAnchors }: Resource): Scope => {
  const found = [...dynamicAnchors].filter(([name]) => !scope.has(name));
  return found.length === 0 ? scope : new Map([...scope, ...found]);
};

/**
 * `$dynamicRef` works like `$ref`, except if it leads to a dynamic anchor: then the outermost anchor of that name
 * counts.
 */
const findDynamic = (reference: string, target: Target | undefined, scope: Scope): Target | undefined => {
  const name = reference.replace(/^[^#]*#/, "");
  const isDynamic = isObject(target?.schema) && target.schema.$dynamicAnchor === name;
  return isDynamic ? (scope.get(name) ?? target) : target;
};

const withReferences = (schema: JsonObject, references: readonly string[]): JsonObject => {
  const [first, second] = references;
  if (first === undefined) return schema;
  const joined = { ...schema, $ref: first };
  return second === undefined ? joined : { allOf: [joined, { $ref: second }] };
};

/** True if the document itself names the schema. */
const isNamed = ({ address }: Pick<Target, "address">): boolean =>
  /#\/(?:components\/schemas|\$defs)\/[^/]+$/.test(address);

/** A component keeps its name; any other schema is named after its place. */
const takeName = (names: Names, { address }: Target, variant: string): string => {
  const segments = splitPointer(address.replace(/^[^#]*/, ""));
  const place = segments.filter(
    (segment) => !["components", "schemas", "paths", "properties"].includes(segment),
  );
  const wish = isNamed({ address })
    ? (segments.at(-1) ?? "")
    : place.length === 0
      ? "Whole"
      : pascalCase(place.join(" "));
  return names.takeFirst([wish, ...(variant === "" ? [] : [`${wish}${pascalCase(variant)}`])]);
};
