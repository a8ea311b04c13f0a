import {
  type Json,
  type JsonObject,
  joinPointer,
  objectOf,
  splitPointer,
} from "@provider-clients/openapi";
import type { DirectedDocument } from "../directions/directions.js";
import { closedEnums } from "./closed-enums.js";
import { anything, kindsIn } from "./combine.js";
import { type Admitted, sizeOf } from "./expression.js";
import { schemaType } from "./schema-type.js";
import type { TypeContext } from "./type-context.js";

/** A keyword that the types of a document say less of than the schema, or a schema that has no type. */
export interface Loss {
  /** The pointer of the schema. */
  readonly pointer: string;
  readonly keyword: string;
  /** Why, and what to write instead. */
  readonly reason: string;
}

/** The types of a document's schemas. */
export interface DocumentTypes {
  /** The type of the schema at a pointer. */
  readonly typeAt: (schema: Json, pointer: string) => Admitted;
  /** The type of a component, not as a reference to it. */
  readonly component: (name: string) => Admitted;
  /** What has been lost in the types that were asked for so far. */
  readonly losses: () => readonly Loss[];
  /** Schemas that are made of themselves and nothing else, so that no type describes them. */
  readonly endless: () => readonly Loss[];
}

/** Types every schema of a document, each when it is asked for. */
export const typesOfDocument = ({ document, directionOf }: DirectedDocument): DocumentTypes => {
  const losses = new Map<string, Loss>();
  const endless = new Map<string, Loss>();
  const note = (list: Map<string, Loss>, loss: Loss): void => {
    list.set(`${loss.pointer} ${loss.keyword}`, loss);
  };
  const shared = {
    document,
    isOld: String(document.openapi).startsWith("3.0"),
    closedEnums: closedEnums(document),
    lose: (pointer: string, keyword: string, reason: string) => note(losses, { pointer, keyword, reason }),
  };
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
      const reason = "it leads back to itself, so that nothing says what it is. Remove it";
      note(endless, { pointer: from, keyword: "$ref", reason });
      return anything;
    }
    const type = component(name);
    const size = type.reduce((sum, each) => sum + sizeOf(each.type), 0);
    const kinds = kindsIn(type);
    return kinds.size === 0 ? [] : [{ kinds, type: { is: "reference", name, size } }];
  };
  const contextOf = (isSent: boolean): TypeContext => {
    const context: TypeContext = {
      ...shared,
      isSent,
      component: reference,
      resolve: component,
      typeOf: (schema, pointer) => schemaType(schema, pointer, context),
    };
    return context;
  };
  const contexts = { request: contextOf(true), response: contextOf(false) };
  return {
    typeAt: (schema, pointer) => {
      const name = componentName(document, pointer);
      return name === undefined ? schemaType(schema, pointer, contexts[directionOf(pointer)]) : component(name);
    },
    component,
    losses: () => [...losses.values()],
    endless: () => [...endless.values()],
  };
};

const schemasIn = (document: JsonObject): JsonObject => objectOf(objectOf(document.components).schemas);

/** The component that a reference names; a deeper place has become a component of its own before. */
const componentName = (document: JsonObject, reference: string): string | undefined => {
  const [root, kind, name, ...rest] = reference.startsWith("#/") ? splitPointer(reference) : [];
  const isComponent = root === "components" && kind === "schemas" && name !== undefined && rest.length === 0;
  return isComponent && Object.hasOwn(schemasIn(document), name) ? name : undefined;
};
