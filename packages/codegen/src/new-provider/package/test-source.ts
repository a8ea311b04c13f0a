import { type JsonObject, listOf, objectOf } from "@provider-clients/openapi";
import { methodName, pascalCase, propertyKey } from "../../names.js";
import { describeOperations } from "../../operations/operation-model.js";
import { optionsOf } from "./options-source.js";

/** Code that makes a client in a test: the first credential, a made-up place. */
const setupOf = (document: JsonObject): { readonly credential: string; readonly baseUrl: string } => {
  const [first] = optionsOf(document);
  const value =
    first?.type === "BasicCredential" ? '{ username: "user", password: "made-up" }' : '"made-up-key"';
  const { name } = objectOf(document["x-provider"]);
  return { credential: `${first?.name ?? "apiKey"}: ${value}`, baseUrl: `https://${String(name)}.example` };
};

/** The text of src/client.test-d.ts: what must compile and what must not. */
export const typeTestSource = (document: JsonObject): string => {
  const name = String(objectOf(document["x-provider"]).name);
  const pascal = pascalCase(name);
  const { credential, baseUrl } = setupOf(document);
  const environment = objectOf(listOf(document.servers)[0])["x-environment"];
  const both =
    environment === undefined
      ? ""
      : `
create${pascal}Client({ ${credential}, environment: ${JSON.stringify(environment)} });
// @ts-expect-error an environment that is not documented
create${pascal}Client({ ${credential}, environment: "no such environment" });
`;
  return `import { create${pascal}Client, type ${pascal}Client } from "./client.js";
import { create${pascal}Http } from "./http.js";

create${pascal}Client({ ${credential}, baseUrl: ${JSON.stringify(baseUrl)} });
${both}
// @ts-expect-error no credential
create${pascal}Client({ baseUrl: ${JSON.stringify(baseUrl)} });
// @ts-expect-error neither an environment nor a base URL
create${pascal}Client({ ${credential} });

declare const client: ${pascal}Client;
// @ts-expect-error no such operation
client.noSuchOperation();
// @ts-expect-error no such path
create${pascal}Http({ ${credential}, baseUrl: ${JSON.stringify(baseUrl)} }).GET("/no-such-path");
`;
};

/** The text of src/client.test.ts: every operation is sent as its document says. */
export const unitTestSource = (document: JsonObject): string => {
  const name = String(objectOf(document["x-provider"]).name);
  const pascal = pascalCase(name);
  const { credential, baseUrl } = setupOf(document);
  const renamed = renamedMethods(document);
  return `import { catchSync, recordingFetch } from "@provider-clients-internal/test-support";
import type { Operation } from "@provider-clients/client-core";
import { expect, test } from "vitest";
import { provider } from "./generated/operations.js";
import { create${pascal}Client, is${pascal}Error } from "./index.js";

const baseUrl = ${JSON.stringify(baseUrl)};
const operations: readonly Operation[] = provider.operations;
${renamed.declaration}
/** A method's arguments: one per name in the path, then the body where it takes one. */
const argumentsOf = (method: (...values: unknown[]) => Promise<unknown>, { path }: Operation): unknown[] => {
  const names = [...path.matchAll(/\\{[^}]+\\}/g)].map(() => "1");
  const hasBody = method.length === names.length + 2;
  return [...names, ...(hasBody ? [{}] : [])];
};

test.for(operations.map((operation) => [operation.id, operation] as const))(
  "%s sends one request, to its own path",
  async ([id, operation]) => {
    const { fetch, requests } = recordingFetch(operation.answer === "array" ? [] : {});
    const client = create${pascal}Client({ ${credential}, baseUrl, fetch, retries: 0 });
    const method = Reflect.get(client, ${renamed.lookup});

    await method(...argumentsOf(method, operation));

    expect(requests).toHaveLength(1);
    const [request] = requests;
    const path = operation.path.replaceAll(/\\{[^}]+\\}/g, "1");
    expect(request?.method).toBe(operation.method);
    expect(request && new URL(request.url).pathname).toBe(new URL(baseUrl + path).pathname);
  },
);

test("refuses to be made without saying where to send", () => {
  // @ts-expect-error it does not compile either; users without a compiler get the message
  const error = catchSync(() => create${pascal}Client({ ${credential} }));
  expect(is${pascal}Error(error, "configuration")).toBe(true);
  expect(error).toMatchObject({ message: expect.stringContaining("baseUrl"), outcome: "not-sent" });
});
`;
};

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
