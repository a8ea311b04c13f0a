import type { Json, JsonObject } from "@provider-clients/openapi";
import type ts from "typescript";
import type { DirectedDocument } from "../directions/directions.js";
import { generatedHeader } from "../output/header.js";
import { lowerDocument } from "./lower.js";
import { type Mark, markOf } from "./mark.js";
import {
  printTypes,
  type SchemaObject,
  type TransformOptions,
  transformSchemaObject,
} from "./openapi-typescript.js";
import { HELPER_TYPES, renderMark } from "./render-mark.js";

/** The text of schema.ts: every path, component and operation of a document as TypeScript types. */
export const renderSchemaTypes = (name: string, directed: DirectedDocument): string => {
  const lowered = lowerDocument(directed);
  const types = printTypes(lowered, { inject: helpersFor(lowered), transform: createTransform() });
  return `${generatedHeader(name)}\n${types}`;
};

/** The hook: a schema that carries a mark becomes the mark's type, any other stays openapi-typescript's. */
const createTransform = (): ((
  schema: SchemaObject,
  options: TransformOptions,
) => ts.TypeNode | undefined) => {
  // A property's schema comes here twice: from its parent, and from itself.
  const known = new WeakMap<Mark, ts.TypeNode>();
  return (schema, options) => {
    const mark = markOf(schema);
    if (mark === undefined) return undefined;
    const type =
      known.get(mark) ?? renderMark(mark, (inner) => transformSchemaObject(inner as never, options));
    known.set(mark, type);
    return type;
  };
};

const helpersFor = (lowered: JsonObject): string => {
  const kinds = new Set(kindsIn(lowered));
  const names = [
    ...(kinds.has("atLeastOne") ? ["AtLeastOne"] : []),
    ...(kinds.has("exactlyOne") ? ["ExactlyOne"] : []),
    ...(kinds.has("required") || kinds.has("shapes") ? ["Having"] : []),
    ...(kinds.has("shapes") ? ["Lacking"] : []),
    ...(kinds.has("open") ? ["Further"] : []),
  ];
  return names.map((name) => HELPER_TYPES[name]).join("\n");
};

const kindsIn = (value: Json | undefined): readonly string[] => {
  if (typeof value !== "object" || value === null) return [];
  const mark = markOf(value);
  return [...(mark ? [mark.kind] : []), ...Object.values(value).flatMap((child) => kindsIn(child))];
};
