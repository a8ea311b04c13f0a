import { isList, isObject, type Json, type JsonObject, listOf } from "../json.js";
import { suggestion } from "../nearest.js";
import { parameterKey } from "../parameter.js";
import { type Problem, problemAt } from "../problem.js";
import { followReference } from "../references/follow-reference.js";
import { joinPointer } from "../references/pointer.js";
import type { Spec } from "../spec.js";
import { operationsIn } from "../walk/methods.js";
import { walkDocument } from "../walk/walk.js";

/** One `x-` extension: its allowed places and values. */
interface Extension {
  /** Pattern for the pointer of the mapping that contains it; undefined if it may appear anywhere. */
  readonly place?: RegExp;
  readonly placeName?: string;
  readonly isRight: (value: Json) => boolean;
  readonly expected: string;
}

const isText = (value: Json | undefined): boolean => typeof value === "string" && value.trim() !== "";
const hasOnly = (value: Json, ...keys: readonly string[]): value is JsonObject =>
  isObject(value) && Object.keys(value).every((key) => keys.includes(key));

const isPointer = (value: Json | undefined): boolean =>
  typeof value === "string" && /^(\/[^/]*)*$/.test(value);
const isPagination = (value: Json): boolean =>
  hasOnly(value, "style", "items", "position", "size", "next", "first", "identity") &&
  ["offset", "page", "cursor", "link"].includes(String(value.style)) &&
  isPointer(value.items) &&
  isText(value.position) &&
  (value.size === undefined || isText(value.size)) &&
  (value.style === "cursor" ? isPointer(value.next) && value.next !== "" : value.next === undefined) &&
  (value.first === undefined || (value.style === "page" && Number.isInteger(value.first))) &&
  (value.identity === undefined ||
    ((value.style === "offset" || value.style === "page") && isText(value.identity)));

const isResource = (value: Json): boolean =>
  value === false ||
  (hasOnly(value, "item", "action") &&
    typeof value.item === "string" &&
    /\/\{[^/{}]+\}$/.test(value.item) &&
    isText(value.action)) ||
  (hasOnly(value, "name", "isMerged", "ignoresCase", "ignores") &&
    Object.keys(value).length > 0 &&
    [value.name, value.ignores].every((each) => each === undefined || isText(each)) &&
    [value.isMerged, value.ignoresCase].every((each) => each === undefined || each === true));

const OPERATION = /^#\/(paths|webhooks)\/[^/]+\/(get|put|post|delete|options|head|patch|trace)$/;

/** Every extension that the generator, the clients or the contract checks read; documented in specs/README.md. */
export const EXTENSIONS: Readonly<Record<string, Extension>> = {
  "x-provider": {
    place: /^#$/,
    placeName: "the root of the document",
    isRight: (value) =>
      hasOnly(value, "name", "title", "isForeign") &&
      isText(value.name) &&
      isText(value.title) &&
      (value.isForeign === undefined || value.isForeign === true),
    expected: "{name: soap, title: Soap}; isForeign: true where the document is somebody else's",
  },
  "x-environment": {
    place: /^#\/servers\/\d+$/,
    placeName: "a server",
    isRight: (value) => typeof value === "string" && /^[a-z][A-Za-z0-9]*$/.test(value),
    expected: "a name in camelCase, such as sandbox",
  },
  "x-failure-envelope": {
    place: /^#$/,
    placeName: "the root of the document",
    isRight: (value) =>
      hasOnly(value, "property", "value", "code") &&
      isText(value.property) &&
      typeof value.value === "boolean" &&
      (value.code === undefined || isText(value.code)),
    expected: "{property: isSuccess, value: false, code: responseCode}; code may be left out",
  },
  "x-idempotent": {
    place: OPERATION,
    placeName: "an operation",
    isRight: (value) => typeof value === "boolean",
    expected: "true or false",
  },
  "x-safe": {
    place: OPERATION,
    placeName: "an operation",
    isRight: (value) => value === false,
    expected: "false, or leave it out",
  },
  "x-idempotency-key": {
    place: OPERATION,
    placeName: "an operation",
    isRight: (value) =>
      hasOnly(value, "header", "repeatStatus", "holdsForSeconds") &&
      isText(value.header) &&
      (value.repeatStatus === undefined || Number.isInteger(value.repeatStatus)) &&
      (value.holdsForSeconds === undefined ||
        (typeof value.holdsForSeconds === "number" && value.holdsForSeconds > 0)),
    expected:
      "{header: idempotencyKey, repeatStatus: 409, holdsForSeconds: 120}; the last two may be left out",
  },
  "x-at-least-one-query": {
    place: OPERATION,
    placeName: "an operation",
    isRight: (value) => isList(value) && value.length > 0 && value.every(isText),
    expected: "a list of query parameters of the operation",
  },
  "x-pagination": {
    place: OPERATION,
    placeName: "an operation",
    isRight: isPagination,
    expected:
      "{style: offset, items: /data, position: offset, size: limit, identity: id}; style is offset, page (first: 1), cursor " +
      "(next: /meta/cursor) or link; items and next are JSON pointers into the answer, position and size query parameters",
  },
  "x-resource": {
    isRight: isResource,
    expected:
      'of an operation {item: "/customers/{id}", action: create}, or false; of a property {name: Firstname, isMerged: true}; ' +
      "of a query parameter {name: email, ignoresCase: true, ignores: '[^0-9]'}",
  },
  "x-webhook-signature": {
    place: /^#$/,
    placeName: "the root of the document",
    isRight: (value) => isObject(value) && isText(value.header) && isText(value.payload),
    expected: "{header, timestamp, signature, payload, algorithm, encoding}",
  },
  "x-template": {
    isRight: isText,
    expected: 'how the pattern\'s named groups make the text, such as "{field}({operator})"',
  },
  "x-sensitive": { isRight: (value) => value === true, expected: "true, or leave it out" },
  "x-contract-skip": { isRight: isText, expected: "the reason, as a sentence" },
  "x-undocumented": {
    isRight: isText,
    expected: "a sentence: what the provider does not say, and what was chosen",
  },
};

/** Checks that every `x-` key is known, is in an allowed place and has an allowed value. */
export const checkExtensions = (spec: Spec): readonly Problem[] => [
  ...[...walkDocument(spec.document)].flatMap(({ node, pointer, isNameMap }) =>
    Object.keys(node)
      .filter((key) => key.startsWith("x-") && (!isNameMap || isMisplaced(key, node[key] as Json)))
      .flatMap((key) => {
        const message = reasonWrong(key, node[key] as Json, pointer);
        const at = joinPointer(pointer, key);
        return message === undefined ? [] : [problemAt(spec, at, message)];
      }),
  ),
  ...checkRoot(spec),
  ...checkBehaviour(spec),
];

/** Among names, `x-idempotency-key` may be a name like any other; it is ours if it has our value. */
const isMisplaced = (name: string, value: Json): boolean =>
  Object.hasOwn(EXTENSIONS, name) && EXTENSIONS[name]?.isRight(value) === true;

const reasonWrong = (key: string, value: Json, pointer: string): string | undefined => {
  const extension = Object.hasOwn(EXTENSIONS, key) ? EXTENSIONS[key] : undefined;
  if (extension === undefined) {
    const names = Object.keys(EXTENSIONS);
    return `"${key}" is not a known extension.${suggestion(key, names)} Known: ${names.join(", ")}.`;
  }
  if (extension.place && !extension.place.test(pointer)) {
    return `"${key}" means nothing here. Move it to ${extension.placeName}.`;
  }
  if (extension.isRight(value)) return undefined;
  return `"${key}" is ${JSON.stringify(value)}. Write ${extension.expected}.`;
};

const checkRoot = (spec: Spec): readonly Problem[] => {
  const provider = spec.document["x-provider"];
  if (provider === undefined) {
    const message = `the document does not say which provider it is. Add \`x-provider: {name: ${spec.name}, title: …}\`.`;
    return [{ ...problemAt(spec, "#", message), line: 1 }];
  }
  if (!isObject(provider) || provider.name === spec.name) return [];
  const message = `"x-provider" names "${String(provider.name)}", but this provider is called "${spec.name}" here. Use one name.`;
  return [problemAt(spec, "#/x-provider/name", message)];
};

/** The facts that retries depend on must be stated, never guessed: a wrong guess sends a payment twice. */
const checkBehaviour = (spec: Spec): readonly Problem[] =>
  operationsIn(spec.document).flatMap(({ operation, pathItem, pointer }) => {
    const problem = (key: string, message: string): Problem =>
      problemAt(spec, joinPointer(pointer, key), message);
    const problems: Problem[] = [];
    if (operation["x-safe"] === false && operation["x-idempotent"] === undefined) {
      problems.push(
        problem(
          "x-safe",
          "the operation changes state: say with `x-idempotent` whether it may be sent again.",
        ),
      );
    }
    const declared = parameterKeys(spec.document, [
      ...listOf(pathItem.parameters),
      ...listOf(operation.parameters),
    ]);
    const key = operation["x-idempotency-key"];
    const header = isObject(key) ? key.header : undefined;
    if (typeof header === "string" && !declared.includes(parameterKey("header", header))) {
      problems.push(
        problem("x-idempotency-key", `the header "${header}" is not declared. Add it as a header parameter.`),
      );
    }
    for (const name of listOf(operation["x-at-least-one-query"])) {
      if (declared.includes(`query ${String(name)}`)) continue;
      problems.push(
        problem(
          "x-at-least-one-query",
          `"${String(name)}" is not a query parameter of the operation. Correct the name.`,
        ),
      );
    }
    const pagination = operation["x-pagination"];
    const { position, size } = isObject(pagination) ? pagination : {};
    for (const name of [position, size]) {
      if (typeof name !== "string" || declared.includes(`query ${name}`)) continue;
      problems.push(
        problem("x-pagination", `"${name}" is not a query parameter of the operation. Correct the name.`),
      );
    }
    return problems;
  });

const parameterKeys = (document: JsonObject, parameters: readonly Json[]): readonly string[] =>
  parameters
    .map((parameter) => followReference(document, parameter))
    .map((parameter) => parameterKey(String(parameter?.in), String(parameter?.name)));
