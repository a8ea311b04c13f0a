import {
  isObject,
  type Json,
  type JsonObject,
  objectOf,
  resolvePointer,
  splitPointer,
} from "@provider-clients/openapi";
import ts from "typescript";
import type { DirectedDocument } from "../directions/directions.js";
import type { Loss } from "../keywords/losses.js";
import { typeName } from "../names.js";
import { typesOfDocument } from "./components.js";
import type { Admitted } from "./expression.js";
import { printAliases, printFrame } from "./frame.js";
import { atLeastOneType, type PrintContext, printType } from "./print-type.js";
import { recursiveComponents } from "./recursion.js";

/** The types of a document and their losses. */
export interface PrintedTypes {
  /** TypeScript code: every path, component and operation of the document. */
  readonly text: string;
  /** Keywords for which the types are wider than the schema. */
  readonly losses: readonly Loss[];
  /** Schemas that consist only of themselves. What uses them cannot be generated. */
  readonly endless: readonly Loss[];
}

/** Prints the types of every schema of a document, inside the types of its paths, operations and components. */
export const printDocumentTypes = (directed: DirectedDocument): PrintedTypes => {
  const { document } = directed;
  const losses: Loss[] = [];
  const endless: Loss[] = [];
  const types = typesOfDocument(directed, {
    onLoss: (loss) => losses.push({ ...loss, pointer: directed.originOf(loss.pointer) }),
    onEndless: (loss) => endless.push({ ...loss, pointer: directed.originOf(loss.pointer) }),
  });
  const names = Object.keys(objectOf(objectOf(document.components).schemas));
  const aliases = nameAliases(recursiveComponents(names, types.component));
  let isAtLeastOneUsed = false;
  const context: PrintContext = {
    aliasOf: (name) => aliases.get(name),
    onAtLeastOne: () => {
      isAtLeastOneUsed = true;
    },
  };
  const frame = printFrame(document, (schema, pointer) => {
    const alias = aliases.get(componentAt(pointer) ?? "");
    if (alias !== undefined) return ts.factory.createTypeReferenceNode(alias);
    const type = isLargeInteger(document, schema, pointer) ? largeInteger : types.typeAt(schema, pointer);
    return printType(type, context);
  });
  const aliasText = printAliases(
    [...aliases].map(([name, alias]) => [alias, printType(types.component(name), context)] as const),
  );
  const text = [isAtLeastOneUsed ? atLeastOneType : "", aliasText, frame].join("");
  return { text, losses: distinct(losses), endless: distinct(endless) };
};

/** A schema that is used in both directions reports its losses twice. */
const distinct = (losses: readonly Loss[]): readonly Loss[] => [
  ...new Map(losses.map((loss) => [`${loss.pointer} ${loss.keyword}`, loss])).values(),
];

/** Names that the printed types declare. */
const declared = ["paths", "webhooks", "components", "operations", "$defs", "AtLeastOne"];

const nameAliases = (components: ReadonlySet<string>): ReadonlyMap<string, string> => {
  const aliases = new Map<string, string>();
  const taken = new Set(declared);
  for (const component of components) {
    const alias = typeName(component, (name) => taken.has(name));
    taken.add(alias);
    aliases.set(component, alias);
  }
  return aliases;
};

const componentAt = (pointer: string): string | undefined => {
  const [root, kind, name, ...rest] = splitPointer(pointer);
  return root === "components" && kind === "schemas" && rest.length === 0 ? name : undefined;
};

/** A 64-bit integer may exceed the range of a number; in a path, both number and bigint can be written. */
const largeInteger: Admitted = [
  { kinds: new Set(["number"]), type: { is: "builtIn", text: "number | bigint" } },
];

const isLargeInteger = (document: JsonObject, schema: Json, pointer: string): boolean => {
  if (!isObject(schema) || schema.type !== "integer" || schema.format !== "int64") return false;
  if (!pointer.endsWith("/schema")) return false;
  const parameter = resolvePointer(document, pointer.slice(0, -"/schema".length));
  return isObject(parameter) && parameter.in === "path";
};
