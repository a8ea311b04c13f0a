import { type Json, type JsonObject, joinPointer, objectOf, splitPointer } from "@provider-clients/openapi";
import type { DirectedDocument } from "../directions/directions.js";
import type { Loss } from "../keywords/losses.js";
import { closedEnums } from "./closed-enums.js";
import { anything, kindsIn } from "./combine.js";
import { type Admitted, sizeOf } from "./expression.js";
import { schemaType } from "./schema-type.js";
import type { TypeContext } from "./type-context.js";

/** The types of a document's schemas. */
export interface DocumentTypes {
  /** The type of the schema at a pointer. */
  readonly typeAt: (schema: Json, pointer: string) => Admitted;
  /** The type of a component itself, not a reference to it. */
  readonly component: (name: string) => Admitted;
}

/** Callbacks for what the types do not express, called while they are made; may report the same loss twice. */
export interface TypeNotes {
  /** A type is wider than its schema. */
  readonly onLoss: (loss: Loss) => void;
  /** A schema consists only of itself, so no type describes it. */
  readonly onEndless: (loss: Loss) => void;
}

const contextOf = (shared: Omit<TypeContext, "isSent" | "typeOf">, isSent: boolean): TypeContext => {
  const context: TypeContext = {
    ...shared,
    isSent,
    typeOf: (schema, pointer) => schemaType(schema, pointer, context),
  };
  return context;
};

const referenceTo = (name: string, type: Admitted): Admitted => {
  const size = type.reduce((sum, each) => sum + sizeOf(each.type), 0);
  const kinds = kindsIn(type);
  return kinds.size === 0 ? [] : [{ kinds, type: { is: "reference", name, size } }];
};

/** Creates the types of a document's schemas on demand. */
export const typesOfDocument = (
  { document, directionOf }: DirectedDocument,
  { onLoss, onEndless }: TypeNotes,
): DocumentTypes => {
  const made = new Map<string, Admitted | "begun">();
  const component = (name: string): Admitted => {
    const known = made.get(name);
    if (known !== undefined && known !== "begun") return known;
    made.set(name, "begun");
    const schema = schemasIn(document)[name] ?? true;
    const pointer = joinPointer("#/components/schemas", name);
    const type = schemaType(schema, pointer, contexts[directionOf(pointer)]);
    made.set(name, type);
    return type;
  };
  const reference = (written: string, from: string): Admitted | undefined => {
    const name = componentName(document, written);
    if (name === undefined) return undefined;
    if (made.get(name) === "begun") {
      const reason = "it refers only to itself, so it has no type. Remove it";
      onEndless({ pointer: from, keyword: "$ref", reason });
      return anything;
    }
    return referenceTo(name, component(name));
  };
  const shared = {
    document,
    isOld: String(document.openapi).startsWith("3.0"),
    closedEnums: closedEnums(document),
    lose: (pointer: string, keyword: string, reason: string) => onLoss({ pointer, keyword, reason }),
    component: reference,
    resolve: component,
  };
  const contexts = { request: contextOf(shared, true), response: contextOf(shared, false) };
  return {
    typeAt: (schema, pointer) => {
      const name = componentName(document, pointer);
      return name === undefined
        ? schemaType(schema, pointer, contexts[directionOf(pointer)])
        : component(name);
    },
    component,
  };
};

const schemasIn = (document: JsonObject): JsonObject => objectOf(objectOf(document.components).schemas);

/** The component that a reference names; deeper targets have become components before. */
const componentName = (document: JsonObject, reference: string): string | undefined => {
  const [root, kind, name, ...rest] = reference.startsWith("#/") ? splitPointer(reference) : [];
  const isComponent = root === "components" && kind === "schemas" && name !== undefined && rest.length === 0;
  return isComponent && Object.hasOwn(schemasIn(document), name) ? name : undefined;
};
