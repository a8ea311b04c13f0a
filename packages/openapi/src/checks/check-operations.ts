import { entriesOf, isObject, listOf, textOf } from "../json.js";
import { type Problem, problemAt } from "../problem.js";
import { followReference } from "../references/follow-reference.js";
import { joinPointer } from "../references/pointer.js";
import type { Spec } from "../spec.js";
import { type OperationPlace, operationsIn } from "../walk/methods.js";

/**
 * Checks what a method is generated from: an HTTP method that can be sent, a unique path, a declaration for each name in
 * it, valid statuses.
 */
export const checkOperations = (spec: Spec): readonly Problem[] => {
  const places = operationsIn(spec.document);
  return [
    ...checkPaths(spec, places),
    ...places.flatMap((place) => [
      ...checkMethod(spec, place),
      ...checkPlaceholders(spec, place),
      ...checkStatuses(spec, place),
    ]),
  ];
};

/** A document with only webhooks has no operation to call, but its types are useful. */
export const checkHasOperations = (spec: Spec): readonly Problem[] => {
  const hasWebhook = entriesOf(spec.document.webhooks).length > 0;
  if (hasWebhook || operationsIn(spec.document).length > 0) return [];
  return [problemAt(spec, "#/paths", "the document has no operation. Add one under `paths`.")];
};

/** Our own documents must also declare a success for every operation. */
export const checkSuccesses = (spec: Spec): readonly Problem[] =>
  operationsIn(spec.document).flatMap(({ operation, pointer }) => {
    if (!isObject(operation.responses)) {
      return [problemAt(spec, pointer, "the operation has no responses. Document at least its success.")];
    }
    if (Object.keys(operation.responses).some((status) => /^2(\d\d|XX)$/.test(status))) return [];
    const message =
      "no success is documented. Add a response for 2XX, or for the exact status where it is known.";
    return [problemAt(spec, `${pointer}/responses`, message)];
  });

/** Every operation needs a unique id, which becomes the name of its method. */
export const checkOperationIds = (spec: Spec): readonly Problem[] => {
  const firstOf = new Map<string, OperationPlace>();
  return operationsIn(spec.document).flatMap((place) => {
    const id = textOf(place.operation.operationId);
    if (id === undefined || id === "") {
      const message =
        "the operation has no operationId. Add one: verb and noun in camelCase, such as updateCustomer.";
      return [problemAt(spec, place.pointer, message)];
    }
    if (id.includes("#")) {
      const message = `openapi-typescript cannot name the operationId "${id}". Write it in camelCase.`;
      return [problemAt(spec, `${place.pointer}/operationId`, message)];
    }
    const first = firstOf.get(id);
    firstOf.set(id, first ?? place);
    if (first === undefined) return [];
    const where = `${first.method.toUpperCase()} ${first.path}, line ${spec.lineOf(first.pointer)}`;
    const message = `the operationId "${id}" is already used by ${where}. Give each operation its own.`;
    return [problemAt(spec, `${place.pointer}/operationId`, message)];
  });
};

const checkPaths = (spec: Spec, places: readonly OperationPlace[]): readonly Problem[] => [
  ...places.flatMap(({ path, pointer }) => {
    if (!path.startsWith("/"))
      return [problemAt(spec, pointer, `the path "${path}" does not begin with a slash. Add it.`)];
    if (!/^[^#]*\?/.test(path)) return [];
    const message = `the path "${path}" has a query. Describe what follows the question mark as parameters with \`in: query\`.`;
    return [problemAt(spec, pointer, message)];
  }),
  ...findAlikePaths(spec),
];

/**
 * Paths that differ only in the names in braces are one path. Operations on them are distinct if their methods differ.
 */
export const findAlikePaths = (spec: Spec): readonly Problem[] => {
  const firstOf = new Map<string, OperationPlace>();
  return operationsIn(spec.document).flatMap((place) => {
    const { path, method, pointer } = place;
    const key = `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`;
    const first = firstOf.get(key);
    firstOf.set(key, first ?? place);
    if (first === undefined) return [];
    const message = `the path "${path}" is the same as "${first.path}" except for the names in braces, and both have a ${method.toUpperCase()}. Merge the two.`;
    return [problemAt(spec, pointer, message)];
  });
};

const checkPlaceholders = (spec: Spec, place: OperationPlace): readonly Problem[] => {
  const declared = pathParametersOf(spec, place);
  return namesIn(place.path)
    .filter((name) => !declared.includes(name))
    .map((name) => {
      const message = `{${name}} in the path has no parameter. Declare it with \`in: path\`, \`required: true\`.`;
      return problemAt(spec, place.pointer, message);
    });
};

/** Path parameters that do not occur in the path. They are ignored, because their values have no place. */
export const findLeftOverParameters = (spec: Spec): readonly Problem[] =>
  operationsIn(spec.document).flatMap((place) => {
    const inPath = namesIn(place.path);
    const extra = new Set(pathParametersOf(spec, place).filter((name) => !inPath.includes(name)));
    return [...extra].map((name) => {
      const message = `the path parameter "${name}" is not in the path "${place.path}" and is ignored. Remove or rename it.`;
      return problemAt(spec, place.pointer, message);
    });
  });

const namesIn = (path: string): readonly string[] =>
  [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? "");

const pathParametersOf = (spec: Spec, { pathItem, operation }: OperationPlace): readonly string[] =>
  [...listOf(pathItem.parameters), ...listOf(operation.parameters)]
    .map((parameter) => followReference(spec.document, parameter))
    .filter((parameter) => parameter?.in === "path")
    .map((parameter) => textOf(parameter?.name) ?? "");

const checkMethod = (spec: Spec, { method, pointer }: OperationPlace): readonly Problem[] =>
  method === "trace"
    ? [problemAt(spec, pointer, "`fetch` sends no TRACE requests, so no call could succeed. Remove it.")]
    : [];

/** The keys of responses must be statuses; lower-case `2xx` is not one. */
const checkStatuses = (spec: Spec, { operation, pointer }: OperationPlace): readonly Problem[] => {
  const statuses = entriesOf(operation.responses)
    .map(([status]) => status)
    .filter((status) => !status.startsWith("x-"));
  const wrong = statuses.filter((status) => !/^([1-5](\d\d|XX)|default)$/.test(status));
  if (wrong.length > 0) {
    return wrong.map((status) => {
      const range = /^[1-5]xx$/i.test(status) ? status.toUpperCase() : undefined;
      const hint = range
        ? `Write "${range}".`
        : 'Write a status such as "200", a range such as "2XX", or "default".';
      return problemAt(
        spec,
        joinPointer(pointer, "responses", status),
        `"${status}" is not a status. ${hint}`,
      );
    });
  }
  if (statuses.length === 0 || !statuses.every((status) => /^[13]/.test(status))) return [];
  const what = statuses.some((status) => status.startsWith("3"))
    ? "redirects, which a client does not follow"
    : "interim answers";
  const message = `it documents only ${what}, so no call could succeed. Document its success.`;
  return [problemAt(spec, joinPointer(pointer, "responses"), message)];
};
