import {
  type BodyKind,
  entriesOf,
  isObject,
  type JsonObject,
  joinPointer,
  objectOf,
  splitPointer,
  textOf,
} from "@provider-clients/openapi";
import { pascalCase, propertyKey, typeName } from "../names.js";
import { type BodyModel, rawMediaType } from "../operations/media.js";
import type { AnswerModel, OperationModel } from "../operations/operation-model.js";

/** An exported type of operations.ts. */
export interface TypeAlias {
  readonly name: string;
  /** The type expression. */
  readonly type: string;
  readonly description: string;
}

/** The type names for one operation's signature. */
export interface OperationTypes {
  readonly body: string | undefined;
  readonly answer: string;
  readonly query: string | undefined;
  readonly headers: string | undefined;
  readonly cookies: string | undefined;
  /** The name of the operation's own options interface, or of the common one. */
  readonly options: string;
  readonly hasOwnOptions: boolean;
}

/** All types that operations.ts exports, and the ones that each operation uses. */
export interface TypePlan {
  readonly aliases: readonly TypeAlias[];
  readonly operations: ReadonlyMap<string, OperationTypes>;
}

/** Names every schema, inline body, inline response, query and options object of a document. */
export const planTypes = (
  document: JsonObject,
  operations: readonly OperationModel[],
  interfaceName: string,
): TypePlan => {
  const aliases: TypeAlias[] = [];
  const used = new Set([interfaceName]);
  const claim = (wish: string, suffix: string): string => {
    const name = typeName(wish, (each) => used.has(each), suffix);
    used.add(name);
    return name;
  };
  const add = (wish: string, suffix: string, type: string, description: string): string => {
    const name = claim(wish, suffix);
    aliases.push({ name, type, description });
    return name;
  };
  const components = new Map<string, string>();
  for (const [key, schema] of entriesOf(objectOf(document.components).schemas)) {
    const type = `components["schemas"][${JSON.stringify(key)}]`;
    const text = isObject(schema) ? (textOf(schema.description) ?? textOf(schema.title)) : undefined;
    components.set(joinPointer("#/components/schemas", key), add(key, "Model", type, describe(key, text)));
  }
  const plans = operations.map(
    (operation) => [operation.id, planOperation(operation, components, add, claim)] as const,
  );
  return { aliases, operations: new Map(plans) };
};

/** Documents the original name of a renamed type. */
const describe = (key: string, text: string | undefined): string => {
  if (text === undefined) return `The document's \`${key}\`.`;
  return pascalCase(key) === key ? text : `${text}\n\nThe document's \`${key}\`.`;
};

type Add = (wish: string, suffix: string, type: string, description: string) => string;

const planOperation = (
  operation: OperationModel,
  components: ReadonlyMap<string, string>,
  add: Add,
  claim: (wish: string, suffix: string) => string,
): OperationTypes => {
  const prefix = pascalCase(operation.id);
  const at = `operations[${JSON.stringify(operation.id)}]`;
  /** The type of the parameters in one location; undefined if the operation has none there. */
  const parameters = (
    { length }: readonly unknown[],
    name: string,
    words: string,
    type: () => string,
  ): string | undefined =>
    length === 0
      ? undefined
      : add(`${prefix}${name}`, "Parameters", type(), `The ${words} of \`${operation.id}\`.`);
  const { queryParameters, headerParameters, cookieParameters } = operation;
  const query = parameters(queryParameters, "Query", "query parameters", () => queryType(operation, at));
  const headers = parameters(headerParameters, "Headers", "header parameters", () =>
    parametersType(operation, at, "header"),
  );
  const cookies = parameters(cookieParameters, "Cookies", "cookies", () =>
    parametersType(operation, at, "cookie"),
  );
  const hasOwnOptions = query !== undefined || headers !== undefined || cookies !== undefined;
  const shared = operation.idempotencyKey ? "IdempotentCallOptions" : "CallOptions";
  return {
    body: bodyType(operation, components, add, prefix, at),
    answer: answerType(operation, components, add, prefix, at),
    query,
    headers,
    cookies,
    options: hasOwnOptions ? claim(`${prefix}Options`, "Values") : shared,
    hasOwnOptions,
  };
};

const parametersType = ({ sentByClient }: OperationModel, at: string, place: string): string => {
  const all = `NonNullable<${at}["parameters"]["${place}"]>`;
  const names = sentByClient.filter((each) => each.in === place).map(({ name }) => JSON.stringify(name));
  return names.length === 0 ? all : `Omit<${all}, ${names.join(" | ")}>`;
};

/** All query parameters and, if the document requires it, at least one of some of them. */
const queryType = (operation: OperationModel, at: string): string => {
  const all = parametersType(operation, at, "query");
  const one = operation.atLeastOneQuery.map((name) => `{ ${propertyKey(name)}: {} }`);
  return one.length === 0 ? all : `${all} &\n  (${one.map((each) => `\n    | ${each}`).join("")}\n  )`;
};

/** Types of bodies that are strings or bytes, regardless of their schema. */
const RAW_REQUEST: Partial<Record<BodyKind, string>> = { text: "string", binary: "Blob | Uint8Array" };
const RAW_ANSWER: Partial<Record<BodyKind, string>> = {
  text: "string",
  form: "string",
  binary: "Uint8Array",
  multipart: "Uint8Array",
};

const componentOf = (body: BodyModel, components: ReadonlyMap<string, string>): string | undefined => {
  if (RAW_REQUEST[body.kind] !== undefined) return undefined;
  const reference = isObject(body.schema) ? textOf(body.schema.$ref) : undefined;
  return reference === undefined ? undefined : components.get(joinPointer("#", ...splitPointer(reference)));
};

const bodyType = (
  { id, body }: OperationModel,
  components: ReadonlyMap<string, string>,
  add: Add,
  prefix: string,
  at: string,
): string | undefined => {
  if (body === undefined) return undefined;
  const request = body.isRequired ? `${at}["requestBody"]` : `NonNullable<${at}["requestBody"]>`;
  const raw = body.kind === "binary" && rawMediaType(body) === undefined ? "Blob" : RAW_REQUEST[body.kind];
  const inline = raw ?? `${request}["content"][${JSON.stringify(body.mediaType)}]`;
  return (
    componentOf(body, components) ??
    add(`${prefix}Request`, "Body", inline, body.description ?? `The body of \`${id}\`.`)
  );
};

const answerType = (
  { id, successes }: OperationModel,
  components: ReadonlyMap<string, string>,
  add: Add,
  prefix: string,
  at: string,
): string => {
  const withBody = successes.filter(
    (answer): answer is AnswerModel & { body: BodyModel } => answer.body !== undefined,
  );
  const [first] = withBody;
  if (first === undefined) return "void";
  const names = withBody.map(({ body }) => componentOf(body, components));
  const onlyName = new Set(names).size === 1 ? names[0] : undefined;
  const inline = withBody.map(
    ({ status, body }) =>
      RAW_ANSWER[body.kind] ??
      `${at}["responses"]["${status}"]["content"][${JSON.stringify(body.mediaType)}]`,
  );
  const name =
    onlyName ??
    add(
      `${prefix}Response`,
      "Body",
      [...new Set(inline)].join(" | "),
      first.description ?? `The answer of \`${id}\`.`,
    );
  return withBody.length < successes.length ? `${name} | undefined` : name;
};
