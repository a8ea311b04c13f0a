import { type JsonObject, listOf, objectOf } from "@provider-clients/openapi";
import { resolveDirections } from "../../directions/directions.js";
import { methodName, pascalCase, propertyKey } from "../../names.js";
import { describeOperations } from "../../operations/operation-model.js";
import { optionsOf } from "./options-source.js";

/** The code that creates a client in a test, with a value for every credential and a fictitious URL. */
const setupOf = (
  document: JsonObject,
): { readonly credentials: string; readonly isRequired: boolean; readonly baseUrl: string } => {
  const options = optionsOf(document);
  const { name } = objectOf(document["x-provider"]);
  return {
    // Each ends with a comma, so that an empty list leaves nothing behind.
    credentials: options
      .map(({ name: option, type }) =>
        type === "BasicCredential"
          ? `${option}: { username: "user", password: "made-up" }, `
          : `${option}: "made-up-key", `,
      )
      .join(""),
    isRequired: options.some((each) => each.isRequired),
    baseUrl: `https://${String(name)}.example`,
  };
};

/** Renders src/client.test-d.ts: what must compile and what must not. */
export const typeTestSource = (document: JsonObject): string => {
  const name = String(objectOf(document["x-provider"]).name);
  const pascal = pascalCase(name);
  const { credentials, isRequired, baseUrl } = setupOf(document);
  const place = `baseUrl: ${JSON.stringify(baseUrl)}`;
  const hasPaths = Object.keys(objectOf(document.paths)).length > 0;
  const environment = objectOf(listOf(document.servers)[0])["x-environment"];
  const both =
    environment === undefined
      ? ""
      : `
create${pascal}Client({ ${credentials}environment: ${JSON.stringify(environment)} });
// @ts-expect-error an environment that is not documented
create${pascal}Client({ ${credentials}environment: "no such environment" });
`;
  return `import { create${pascal}Client, type ${pascal}Client } from "./client.js";
import { create${pascal}Http } from "./http.js";

create${pascal}Client({ ${credentials}${place} });
${both}
${isRequired ? `// @ts-expect-error no credential\ncreate${pascal}Client({ ${place} });\n` : ""}// @ts-expect-error neither an environment nor a base URL
create${pascal}Client({ ${credentials}});

declare const client: ${pascal}Client;
// @ts-expect-error no such operation
client.noSuchOperation();
${hasPaths ? `// @ts-expect-error no such path\n` : ""}create${pascal}Http({ ${credentials}${place} }).GET("/no-such-path");
`;
};

/** The text of src/client.test.ts: every operation is sent as its document says. */
export const unitTestSource = (document: JsonObject): string => {
  const name = String(objectOf(document["x-provider"]).name);
  const pascal = pascalCase(name);
  const { credentials, baseUrl } = setupOf(document);
  const renamed = renamedMethods(document);
  const raw = describeOperations(resolveDirections(document).document).flatMap(({ id, body }) =>
    body?.kind === "text" || body?.kind === "binary" ? [id] : [],
  );
  return `import { catchSync, recordingFetch } from "@provider-clients-internal/test-support";
import type { Operation } from "@provider-clients/client-core";
import { expect, test } from "vitest";
import { provider } from "./generated/operations.js";
import { create${pascal}Client, is${pascal}Error } from "./index.js";

const baseUrl = ${JSON.stringify(baseUrl)};
const operations: readonly Operation[] = provider.operations;
${renamed.declaration}
/** Methods whose body is a text or bytes. */
const raw: readonly string[] = ${JSON.stringify(raw)};

/** A method's arguments: one per name in the path, then the body where it takes one. */
const argumentsOf = (
  method: (...values: unknown[]) => Promise<unknown>,
  { id, path }: Operation,
): unknown[] => {
  const names = [...path.matchAll(/\\{[^}]+\\}/g)].map(() => "1");
  const hasBody = method.length === names.length + 2;
  return [...names, ...(hasBody ? [raw.includes(id) ? "text" : {}] : [])];
};

${testsSource(pascal, credentials, renamed.lookup)}`;
};

const testsSource = (
  pascal: string,
  credentials: string,
  lookup: string,
): string => `test.for(operations.map((operation) => [operation.id, operation] as const))(
  "%s sends one request, to its own path",
  async ([id, operation]) => {
    const { fetch, requests } = recordingFetch(operation.answer === "array" ? [] : {});
    const client = create${pascal}Client({ ${credentials}baseUrl, fetch, retries: 0 });
    const method = Reflect.get(client, ${lookup});

    await method(...argumentsOf(method, operation));

    expect(requests).toHaveLength(1);
    const [request] = requests;
    const path = new URL(baseUrl + operation.path.replaceAll(/\\{[^}]+\\}/g, "1")).pathname;
    expect(request?.method).toBe(operation.method);
    // A style may put something before the value: \`;id=1\`.
    const sent = new URL(request?.url ?? baseUrl).pathname.replaceAll(/(?<=\\/)(;[^=/]+=|\\.)1/g, "1");
    expect(sent).toBe(path);
  },
);

test("refuses to be made without saying where to send", () => {
  // @ts-expect-error it does not compile either; users without a compiler get the message
  const error = catchSync(() => create${pascal}Client({ ${credentials}}));
  expect(is${pascal}Error(error, "configuration")).toBe(true);
  expect(error).toMatchObject({ message: expect.stringContaining("baseUrl"), outcome: "not-sent" });
});
`;

/** The methods that are named otherwise than the document's operations. */
const renamedMethods = (document: JsonObject): { readonly declaration: string; readonly lookup: string } => {
  const entries = describeOperations(document)
    .filter(({ id }) => methodName(id) !== id)
    .map(({ id }) => `  ${propertyKey(id)}: ${JSON.stringify(methodName(id))},\n`);
  if (entries.length === 0) return { declaration: "", lookup: "id" };
  const declaration = `
/** Methods that are named otherwise than the document's operations. */
const methodNames: Readonly<Record<string, string>> = {
${entries.join("")}};
`;
  return { declaration, lookup: "methodNames[id] ?? id" };
};
