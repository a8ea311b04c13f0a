import { entriesOf, isObject, listOf, textOf } from "../json.js";
import { type Problem, problemAt } from "../problem.js";
import { followReference } from "../references/follow-reference.js";
import { joinPointer } from "../references/pointer.js";
import type { Spec } from "../spec.js";
import { type OperationPlace, operationsIn } from "../walk/methods.js";

/** What a method can be made of: a path of its own, a declaration for each name in it, statuses that are some. */
export const checkOperations = (spec: Spec): readonly Problem[] => {
  const places = operationsIn(spec.document);
  return [
    ...checkPaths(spec, places),
    ...places.flatMap((place) => [...checkPlaceholders(spec, place), ...checkStatuses(spec, place)]),
  ];
};

/** A document of webhooks alone has no operation to call, and types of use. */
export const checkHasOperations = (spec: Spec): readonly Problem[] => {
  const hasWebhook = entriesOf(spec.document.webhooks).length > 0;
  if (hasWebhook || operationsIn(spec.document).length > 0) return [];
  return [problemAt(spec, "#/paths", "the document has no operation. Add one under `paths`.")];
};

/** What our own documents say besides: the success of every operation. */
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

/** Every operation has an id of its own, by which its method is called. */
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
    const message = `the operationId "${id}" is already that of ${where}. Give each operation its own.`;
    return [problemAt(spec, `${place.pointer}/operationId`, message)];
  });
};

/** Paths alike but for the names in braces are one path: two operations where the methods differ. */
const checkPaths = (spec: Spec, places: readonly OperationPlace[]): readonly Problem[] => {
  const firstOf = new Map<string, OperationPlace>();
  return places.flatMap((place) => {
    const { path, method, pointer } = place;
    if (!path.startsWith("/"))
      return [problemAt(spec, pointer, `the path "${path}" does not begin with a slash. Add it.`)];
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

/** Path parameters that the path does not have: nobody can say where their values belong, so that they are ignored. */
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

/** The keys of responses are statuses; `2xx` in lower case is none. */
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
      return problemAt(spec, joinPointer(pointer, "responses", status), `"${status}" is no status. ${hint}`);
    });
  }
  if (statuses.length === 0 || !statuses.every((status) => /^[13]/.test(status))) return [];
  const message =
    "it only redirects, and a client follows no redirect: no method could succeed. Document its success.";
  return [problemAt(spec, joinPointer(pointer, "responses"), message)];
};
