import { entriesOf, isObject, listOf, objectOf, textOf } from "../json.js";
import type { Spec } from "../load.js";
import { bodyKindOf, preferredMediaType } from "../media-type.js";
import { followReference, type OperationPlace, operationsIn } from "../methods.js";
import type { Problem } from "../problem.js";

/** Every operation has its own id, a success answer, and a declaration for each placeholder of its path. */
export const checkOperations = (spec: Spec): readonly Problem[] => {
  const places = operationsIn(spec.document);
  if (places.length === 0) {
    const message = "the document has no operation. Add one under `paths`.";
    return [{ file: spec.file, line: spec.lineOf("#/paths"), pointer: "#/paths", message }];
  }
  return [
    ...checkPaths(spec),
    ...checkIds(spec, places),
    ...places.flatMap((place) => [
      ...checkPlaceholders(spec, place),
      ...checkAnswers(spec, place),
      ...checkContent(spec, place),
    ]),
  ];
};

/** A method reads its answer in one way: JSON beside a text or bytes cannot be told apart before it is read. */
const checkContent = (spec: Spec, { operation, pointer }: OperationPlace): readonly Problem[] => {
  const kinds = entriesOf(operation.responses)
    .filter(([status]) => status.startsWith("2"))
    .flatMap(([, answer]) => {
      const content = objectOf(followReference(spec.document, answer)?.content);
      return preferredMediaType(Object.keys(content)) ?? [];
    })
    .map(bodyKindOf);
  const [one, other] = [...new Set(kinds)];
  if (one === undefined || other === undefined) return [];
  const message = `one success is ${one}, another is ${other}: a method cannot return both. Document one of them.`;
  return [problemAt(spec, `${pointer}/responses`, message)];
};

const problemAt = (spec: Spec, pointer: string, message: string): Problem => ({
  file: spec.file,
  line: spec.lineOf(pointer),
  pointer,
  message,
});

const checkPaths = (spec: Spec): readonly Problem[] => {
  const firstOf = new Map<string, string>();
  return Object.keys(objectOf(spec.document.paths))
    .filter((path) => !path.startsWith("x-"))
    .flatMap((path) => {
      const pointer = `#/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      if (!path.startsWith("/"))
        return [problemAt(spec, pointer, `the path "${path}" does not begin with a slash. Add it.`)];
      const template = path.replaceAll(/\{[^}]*\}/g, "{}");
      const first = firstOf.get(template);
      firstOf.set(template, first ?? path);
      if (first === undefined) return [];
      const message = `the path "${path}" is the same as "${first}" except for the names in braces. Merge the two.`;
      return [problemAt(spec, pointer, message)];
    });
};

const checkIds = (spec: Spec, places: readonly OperationPlace[]): readonly Problem[] => {
  const firstOf = new Map<string, OperationPlace>();
  return places.flatMap((place) => {
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

const checkPlaceholders = (spec: Spec, place: OperationPlace): readonly Problem[] => {
  const inPath = [...place.path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? "");
  const declared = [...listOf(place.pathItem.parameters), ...listOf(place.operation.parameters)]
    .map((parameter) => followReference(spec.document, parameter))
    .filter((parameter) => parameter?.in === "path")
    .map((parameter) => textOf(parameter?.name) ?? "");
  const missing = inPath.filter((name) => !declared.includes(name));
  const extra = declared.filter((name) => !inPath.includes(name));
  return [
    ...missing.map(
      (name) => `{${name}} in the path has no parameter. Declare it with \`in: path\`, \`required: true\`.`,
    ),
    ...extra.map(
      (name) => `the path parameter "${name}" is not in the path "${place.path}". Remove or rename it.`,
    ),
  ].map((message) => problemAt(spec, place.pointer, message));
};

const checkAnswers = (spec: Spec, { operation, pointer }: OperationPlace): readonly Problem[] => {
  if (!isObject(operation.responses)) {
    return [problemAt(spec, pointer, "the operation has no responses. Document at least its success.")];
  }
  if (Object.keys(operation.responses).some((status) => /^2(\d\d|XX)$/.test(status))) return [];
  const message =
    "no success is documented. Add a response for 2XX, or for the exact status where it is known.";
  return [problemAt(spec, `${pointer}/responses`, message)];
};
