import {
  entriesOf,
  followReference,
  isList,
  isObject,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  operationsIn,
} from "@provider-clients/openapi";
import { camelCase, isIdentifier, methodName, pascalCase } from "../names.js";
import { optionsOf } from "../new-provider/package/options-source.js";
import { describeOperations, type OperationModel } from "../operations/operation-model.js";

/** A client option and an example of its value, as code. */
interface FactoryOption {
  readonly name: string;
  readonly value: string;
}

/** A JSON value as TypeScript code, with unquoted keys if possible. */
export const literal = (value: Json): string => {
  if (isList(value)) return `[${value.map(literal).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = entriesOf(value).map(
    ([key, entry]) => `${isIdentifier(key) ? key : JSON.stringify(key)}: ${literal(entry)}`,
  );
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
};

/** The options that the factory is given in the example: what the called operation needs, and where to send. */
const factoryOptions = (
  document: JsonObject,
  operation: OperationModel | undefined,
): readonly FactoryOption[] => {
  const [enough = []] = operation?.security ?? [];
  const [environment] = listOf(document.servers).map((server) => objectOf(server)["x-environment"]);
  const { name } = objectOf(document["x-provider"]);
  return [
    ...optionsOf(document)
      .filter((option) => option.isRequired || enough.includes(option.name))
      .map((option) => ({
        name: option.name,
        value: option.type === "BasicCredential" ? '{ username: "…", password: "…" }' : '"…"',
      })),
    environment === undefined
      ? { name: "baseUrl", value: JSON.stringify(`https://${String(name)}.example`) }
      : { name: "environment", value: JSON.stringify(environment) },
  ];
};

interface ExampleCall {
  readonly operation: OperationModel;
  readonly parameters: readonly string[];
}

/** Finds the documented example of an operation's parameter. */
const parameterExamples = (document: JsonObject, index: number): ((name: string) => Json) => {
  const place = operationsIn(document)[index];
  const parameters = [...listOf(place?.pathItem.parameters), ...listOf(place?.operation.parameters)].map(
    (each) => objectOf(followReference(document, each)),
  );
  return (name) => {
    const { example, examples } = parameters.find((each) => each.name === name) ?? {};
    const [first] = Object.values(objectOf(examples));
    return example ?? objectOf(followReference(document, first)).value ?? "example";
  };
};

/** The operation that changes nothing and has the fewest requirements, for a first try. */
function harmlessCall(document: JsonObject): ExampleCall | undefined {
  const calls = describeOperations(document).flatMap((operation, index) => {
    const { isSafe, body, headerParameters, pathParameters, queryParameters, atLeastOneQuery } = operation;
    if (!isSafe || body || headerParameters.some(({ isRequired }) => isRequired)) return [];
    const exampleOf = parameterExamples(document, index);
    const [one] = atLeastOneQuery;
    const names = queryParameters.filter(({ isRequired, name }) => isRequired || name === one);
    const query = Object.fromEntries(names.map(({ name }) => [name, exampleOf(name)]));
    const path = pathParameters.map(({ name }) => literal(exampleOf(name)));
    const parameters = names.length === 0 ? path : [...path, literal({ query })];
    return [{ operation, parameters }];
  });
  const [simplest] = calls.sort((one, other) => one.parameters.length - other.parameters.length);
  return simplest;
}

/** The operation with the shortest named request example, called with that example. */
function exampleCall(document: JsonObject): ExampleCall | undefined {
  const harmless = harmlessCall(document);
  if (harmless) return harmless;
  const places = operationsIn(document);
  const calls = describeOperations(document).flatMap((operation, index) => {
    const place = places[index];
    const content = objectOf(followReference(document, place?.operation.requestBody)?.content);
    const exampleOf = parameterExamples(document, index);
    const path = operation.pathParameters.map(({ name }) => literal(exampleOf(name)));
    return entriesOf(objectOf(content["application/json"]).examples).map(([, example]) => ({
      operation,
      parameters: [...path, literal(followReference(document, example)?.value ?? {})],
    }));
  });
  const [shortest] = calls.sort(
    (one, other) => one.parameters.join().length - other.parameters.join().length,
  );
  return shortest ?? plainCall(document);
}

/** If no request has an example: the operation with the fewest requirements, and only string parameters in its path. */
function plainCall(document: JsonObject): ExampleCall | undefined {
  const [simplest] = describeOperations(document)
    .filter(
      ({ body, queryParameters, headerParameters, pathParameters }) =>
        body?.isRequired !== true &&
        ![...queryParameters, ...headerParameters].some(({ isRequired }) => isRequired) &&
        pathParameters.every(({ schema }) => schema.type === "string" && schema.enum === undefined),
    )
    .sort((one, other) => one.pathParameters.length - other.pathParameters.length);
  return simplest && { operation: simplest, parameters: simplest.pathParameters.map(() => '"example"') };
}

/** A program that compiles: a client, one call, and error handling. `importName` exports the client. */
export function firstCall(document: JsonObject, importName: string): string {
  const { name } = objectOf(document["x-provider"]);
  const provider = String(name);
  const pascal = pascalCase(provider);
  const variable = camelCase(provider);
  const example = exampleCall(document);
  // Every operation of a document may require a body without an example.
  const call = example
    ? `await ${variable}.${methodName(example.operation.id)}(${example.parameters.join(", ")})`
    : `Object.keys(${variable})`;
  // Without a call, the credentials of any operation do: the factory asks for those of one.
  const called = example?.operation ?? describeOperations(document)[0];
  const options = factoryOptions(document, called).map((option) => `${option.name}: ${option.value}`);
  return `import { create${pascal}Client, is${pascal}Error } from "${importName}";

const ${variable} = create${pascal}Client({ ${options.join(", ")} });

try {
  const answer = ${call};
  console.log(answer);
} catch (error) {
  if (!is${pascal}Error(error)) throw error;
  // "not-sent" and "rejected": nothing was changed. "unknown": look it up before you send it again.
  console.error(error.kind, error.outcome);
}`;
}
