import {
  entriesOf,
  followReference,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  operationsIn,
} from "@provider-clients/openapi";
import { freeName, pascalCase, propertyKey } from "../names.js";
import { docComment, docLine } from "../operations/documentation.js";
import { chooseBody } from "../operations/media.js";
import type { Signature } from "../operations/operation-signature.js";
import { planSignatures } from "../operations/plan-signatures.js";
import { renderValue } from "../validators/render-schemas.js";

interface DocumentedAnswer {
  readonly name: string | undefined;
  readonly status: string;
  readonly type: string | undefined;
  readonly body: Json | undefined;
}

// fetch sends no other.
const methods = ["get", "head", "post", "put", "patch", "delete", "options"];

/** One operation that can be mocked. */
interface MockedOperation {
  readonly signature: Signature;
  /** Its name in the mock. */
  readonly member: string;
  readonly answers: readonly DocumentedAnswer[];
}

/**
 * The text of msw.ts: handlers for Mock Service Worker, of each operation and each of its documented examples. Nothing
 * if there is no operation.
 */
export const renderMsw = (name: string, document: JsonObject): string => {
  const { signatures, interfaceName } = planSignatures(name, document);
  const places = new Map(operationsIn(document).map((place) => [place.pointer, place]));
  const mocked = signatures
    .filter(({ operation }) => methods.includes(operation.method.toLowerCase()))
    .map(
      (signature): MockedOperation => ({
        signature,
        // The list of all handlers has that name.
        member: freeName(signature.method, "Operation", (each) => each === "handlers"),
        answers: answersOf(document, objectOf(places.get(signature.operation.pointer)?.operation)),
      }),
    );
  // The package exports the file, whatever its document holds.
  if (mocked.length === 0) return "export {};\n";
  const type = `${pascalCase(name)}Mock`;
  return [
    'import { createMock, type MockHttp, type MockOperation, type MockOptions, sortHandlers } from "@provider-clients/client-core/msw";',
    `import type { ${interfaceName} } from "./operations.js";`,
    "",
    docComment([
      `Handlers for Mock Service Worker that answer as ${docLine(titleOf(document))} documents it.`,
    ]),
    `export interface ${type}<Handler> {`,
    "  /** One handler per operation: its first documented success. */",
    "  readonly handlers: readonly Handler[];",
    ...mocked.map((each) => renderMember(interfaceName, each)),
    "}",
    "",
    ...renderFactory(type, mocked),
    "",
  ].join("\n");
};

const renderMember = (interfaceName: string, { signature, member, answers }: MockedOperation): string => {
  const { method, path } = signature.operation;
  const answer = `Awaited<ReturnType<${interfaceName}[${JSON.stringify(signature.method)}]>>`;
  return [
    `  /** ${method} ${docLine(path)} */`,
    `  readonly ${propertyKey(member)}: MockOperation<Handler, ${answer}, ${namesType(answers)}, ${statusType(answers)}>;`,
  ].join("\n");
};

const renderFactory = (type: string, mocked: readonly MockedOperation[]): readonly string[] => [
  docComment([
    "Makes the handlers. `http` is that of `msw`, version 2 or 3.",
    "",
    "@example",
    "```ts",
    'import { http } from "msw";',
    'import { setupServer } from "msw/node";',
    "",
    `const mock = create${type}(http);`,
    "const server = setupServer(...mock.handlers);",
    "```",
  ]),
  `export const create${type} = <Handler>(http: MockHttp<Handler>, options: MockOptions = {}): ${type}<Handler> => {`,
  `  const operations: Omit<${type}<Handler>, "handlers"> = {`,
  ...mocked.map(renderOperation),
  "  };",
  "  const handlers = sortHandlers<Handler>([",
  ...mocked.map(
    ({ signature, member }) =>
      `    [${JSON.stringify(signature.operation.path)}, operations[${JSON.stringify(member)}].success()],`,
  ),
  "  ]);",
  "  return { ...operations, handlers };",
  "};",
];

const titleOf = (document: JsonObject): string => String(objectOf(document["x-provider"]).title);

const renderOperation = ({ signature: { operation }, member, answers }: MockedOperation): string => {
  const rendered = answers.map(({ name, status, type, body }) => {
    const members = [
      ...(name === undefined ? [] : [`name: ${JSON.stringify(name)}`]),
      `status: ${JSON.stringify(status)}`,
      ...(type === undefined ? [] : [`type: ${JSON.stringify(type)}`]),
      ...(body === undefined ? [] : [`body: ${renderValue(body, "        ")}`]),
    ];
    return `        { ${members.join(", ")} },`;
  });
  return [
    `    ${propertyKey(member)}: createMock(http, {`,
    `      method: ${JSON.stringify(operation.method.toLowerCase())},`,
    `      path: ${JSON.stringify(operation.path)},`,
    "      answers: [",
    ...rendered,
    "      ],",
    "    }, options),",
  ].join("\n");
};

const namesType = (answers: readonly DocumentedAnswer[]): string => {
  const names = [...new Set(answers.flatMap(({ name }) => name ?? []))];
  return names.length === 0 ? "never" : names.map((name) => JSON.stringify(name)).join(" | ");
};

/** The documented statuses; any where the document leaves some open. */
const statusType = (answers: readonly DocumentedAnswer[]): string => {
  const statuses = [...new Set(answers.map(({ status }) => status))];
  if (statuses.length === 0 || statuses.some((status) => !/^\d{3}$/.test(status))) return "number";
  return statuses.join(" | ");
};

/** Every documented answer of an operation, once for each of its examples; successes first. */
const answersOf = (document: JsonObject, operation: JsonObject): readonly DocumentedAnswer[] => {
  const answers = entriesOf(operation.responses)
    .filter(([status]) => /^(\d\d\d|\dXX|default)$/i.test(status))
    .flatMap(([status, written]) =>
      examplesOf(document, status, objectOf(followReference(document, written))),
    );
  const rank = ({ status }: DocumentedAnswer): number => (status.startsWith("2") ? 0 : 1);
  return answers.toSorted((one, other) => rank(one) - rank(other));
};

const examplesOf = (
  document: JsonObject,
  status: string,
  answer: JsonObject,
): readonly DocumentedAnswer[] => {
  const chosen = chooseBody(document, answer, "#");
  if (chosen === undefined) return [{ status, name: undefined, type: undefined, body: undefined }];
  const type = chosen.mediaType.includes("*") ? "application/json" : chosen.mediaType;
  const media = objectOf(objectOf(answer.content)[chosen.mediaType]);
  const named = entriesOf(media.examples).flatMap(([name, written]): readonly DocumentedAnswer[] => {
    const body = objectOf(followReference(document, written)).value;
    return body === undefined ? [] : [{ name, status, type, body }];
  });
  if (named.length > 0) return named;
  const schema = objectOf(followReference(document, media.schema));
  const body = media.example ?? schema.example ?? listOf(schema.examples)[0];
  return [{ name: undefined, status, type, body }];
};
