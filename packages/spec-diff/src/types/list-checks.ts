import {
  type Direction,
  entriesOf,
  type JsonObject,
  joinPointer,
  listOf,
  type OperationPlace,
  objectOf,
  operationsIn,
} from "@provider-clients/openapi";
import { type FindUses, operationName } from "../usage.js";
import { accessKeys } from "./access-keys.js";
import type { ExportedNames } from "./exported-names.js";
import { checksOfMethod, type Method } from "./method-checks.js";
import { originOfAlias } from "./subject-of-alias.js";
import type { TypeCheck } from "./type-check.js";

/** One side of the comparison. */
export interface TypedDocument {
  readonly document: JsonObject;
  readonly findUses: FindUses;
  readonly exported: ExportedNames;
}

/** Everything to ask the compiler: exported types first, so that what methods share is found under its own name. */
export const listChecks = (before: TypedDocument, after: TypedDocument): readonly TypeCheck[] => [
  ...[...before.exported.aliases].flatMap(([name, text]) => checksOfAlias(name, text, before, after)),
  ...[...before.exported.methods.keys()].flatMap((name) => {
    const place = operationsIn(before.document).find((each) => operationName(each) === name);
    const old = methodNamed(before, name);
    return old ? checksOfMethod(old, methodNamed(after, name), place?.pointer ?? "#") : [];
  }),
  ...operationsIn(before.document).map(checkOfPath),
  ...checksOfAccess(before.document),
];

const methodNamed = ({ exported }: TypedDocument, name: string): Method | undefined => {
  const names = exported.methods.get(name);
  return names && { name, names, of: exported.operations };
};

const checksOfAlias = (
  name: string,
  text: string,
  before: TypedDocument,
  after: TypedDocument,
): readonly TypeCheck[] => {
  const { subject, direction } = originOfAlias(name, text, before.document);
  const [was, is] = [before, after].map(({ findUses }) =>
    subject.kind === "schema" ? findUses(subject.pointer) : [],
  );
  const used = new Set([...(was ?? []), ...(is ?? [])].flatMap((use) => use.direction ?? []));
  if (subject.kind === "schema" && used.size > 0 && is?.length === 0) {
    // No operation uses it any more, so nothing that it holds travels; but its name may still be imported.
    return [{ direction: "response", before: "unknown", after: `after.${name}`, subject, isName: true }];
  }
  // What no operation ever used can be written and read all the same.
  const directions: readonly Direction[] = used.size > 0 ? [...used] : ["request", "response"];
  return (direction ? [direction] : directions).map((each) => ({
    direction: each,
    before: `before.${name}`,
    after: `after.${name}`,
    subject,
  }));
};

/** The client of `/http` is typed by paths: the path and its parameters must still be there under their names. */
const checkOfPath = (place: OperationPlace): TypeCheck => ({
  direction: "request",
  before: accessKeys("beforeSchema.paths", place.path, place.method, "parameters"),
  after: accessKeys("afterSchema.paths", place.path, place.method, "parameters"),
  subject: { kind: "parameters", operation: operationName(place) },
});

/** The names of environments and credentials are options of the client. */
const checksOfAccess = (document: JsonObject): readonly TypeCheck[] => {
  const key = (name: string, of: string, pointer: string): TypeCheck => ({
    direction: "request",
    before: JSON.stringify(name),
    after: `keyof (typeof after.provider)["${of}"]`,
    subject: { kind: "place", pointer },
    isName: true,
  });
  const environments = listOf(document.servers).flatMap((server, index) => {
    const name = objectOf(server)["x-environment"];
    return typeof name === "string" ? [key(name, "environments", joinPointer("#/servers", index))] : [];
  });
  const credentials = entriesOf(objectOf(document.components).securitySchemes).map(([name]) =>
    key(name, "credentials", joinPointer("#/components/securitySchemes", name)),
  );
  return [...environments, ...credentials];
};
