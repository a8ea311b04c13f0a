import {
  type Direction,
  eachSchema,
  type Json,
  type JsonObject,
  joinPointer,
  objectOf,
  resolvePointer,
  splitPointer,
} from "@provider-clients/openapi";
import { mapSchemaRoots } from "../directions/map-schemas.js";
import type { ValidatorPlan } from "./plan-validators.js";
import { createJudge } from "./validation-schema.js";

/** The reference by which Ajv knows the schema of a validator. */
export const referenceOf = ({ direction, pointers, name }: ValidatorPlan): string => {
  const component = pointers.length === 1 ? componentOf(pointers[0] ?? "") : undefined;
  return `${direction}:${component ?? name}`;
};

/** The schemas that validators are compiled from, by the references that Ajv knows them by. */
export interface SchemaSet {
  /** Each component by itself, so that Ajv compiles it once however often it is referred to; then the inline bodies. */
  readonly schemas: ReadonlyMap<string, JsonObject>;
  readonly isUnevaluatedUsed: boolean;
}

/** The schemas that plans need, themselves or by reference, and no others: most of a document is about one direction. */
export const schemasOf = (document: JsonObject, plans: readonly ValidatorPlan[]): SchemaSet => {
  const schemas = new Map<string, JsonObject>();
  const missing = new Map<string, () => Json>();
  let isUnevaluatedUsed = false;
  const judgeDocument = createJudge(document);
  const components = objectOf(objectOf(document.components).schemas);

  const judge = (schema: Json, direction: Direction, link = linkTo(direction)): Json => {
    const judged = judgeDocument(schema, direction, link);
    eachSchema(judged, ({ unevaluatedProperties, unevaluatedItems }) => {
      isUnevaluatedUsed ||= unevaluatedProperties !== undefined || unevaluatedItems !== undefined;
    });
    return judged;
  };

  const expect = (reference: string, make: () => Json): void => {
    if (!missing.has(reference)) missing.set(reference, make);
  };
  /** References to components become references to schemas of their own; any other needs the whole document. */
  const linkTo =
    (direction: Direction) =>
    (reference: string): string => {
      const segments = splitPointer(reference);
      const [root, kind, name = "", ...rest] = segments;
      if (root === "components" && kind === "schemas") {
        const target = `${direction}:${encodeURIComponent(name)}`;
        expect(target, () => judge(components[name] ?? true, direction));
        return rest.length === 0 ? target : `${target}${joinPointer("#", ...rest.map(encodeURIComponent))}`;
      }
      const target = `${direction}:${DOCUMENT}`;
      expect(target, () => mapSchemaRoots(document, (schema) => judge(schema, direction, unchanged)));
      return `${target}${joinPointer("#", ...segments.map(encodeURIComponent))}`;
    };

  // A schema may be `true`; Ajv takes mappings only.
  const add = (reference: string, schema: Json): void => {
    schemas.set(reference, { ...objectOf(schema), ...(schema === false && { not: {} }) });
  };

  for (const plan of plans) {
    const { direction, pointers } = plan;
    const bodies = pointers.map((pointer) =>
      componentOf(pointer) === undefined
        ? judge(resolvePointer(document, pointer) ?? true, direction)
        : { $ref: linkTo(direction)(pointer) },
    );
    const reference = referenceOf(plan);
    const [body = true] = bodies;
    if (!missing.has(reference)) add(reference, bodies.length === 1 ? body : { anyOf: bodies });
  }
  // More turn up on the way.
  for (const [reference, make] of missing) add(reference, make());
  return { schemas, isUnevaluatedUsed };
};

const unchanged = (reference: string): string => reference;

/** `#/components/schemas/Name` → `Name`, as a URI can hold it. */
const componentOf = (pointer: string): string | undefined => {
  const [root, kind, name, ...rest] = splitPointer(pointer);
  return root === "components" && kind === "schemas" && name !== undefined && rest.length === 0
    ? encodeURIComponent(name)
    : undefined;
};

/** The name of the whole document, for a reference to a schema that is no component. It is no component's: they are encoded. */
const DOCUMENT = "/document";
