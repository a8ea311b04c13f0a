import { createServer } from "node:http";
import { expect, test } from "vitest";
import { ledger, ledgerWith } from "../../test-support/ledger.js";
import { planContract } from "../cases/plan.js";
import { type DocumentSource, loadDocument } from "../document/load-document.js";
import { startMockServer } from "../mock/start-mock-server.js";
import { createReaders } from "../schema/schema-reader.js";
import { prepareCases } from "../verify/prepare-cases.js";
import { trySequences } from "../verify/try-sequences.js";
import { verifyServer } from "../verify/verify-server.js";

const secrets = {
  ledger: { apiKey: "secret", bearer: "secret" },
  finosu: { apiKey: "secret" },
  soap: { apiKey: "secret", bearer: "secret" },
  payabli: { requestToken: "secret" },
};

const found = async (from: DocumentSource, against: string, credentials: Record<string, string>) => {
  const { document, source } = await loadDocument(from);
  const readers = createReaders(document);
  const plan = planContract(readers, source);
  const cases = prepareCases(plan.cases, credentials, {});
  const { differences, leftOut } = await trySequences(readers, plan.operations, cases, new URL(against), {
    credentials,
  });
  return {
    leftOut,
    differences: differences.map(
      ({ operation, kind, place, message }) => `${operation} ${kind} ${place}: ${message}`,
    ),
  };
};

test.for([
  ["the ledger", ledger, secrets.ledger],
  ["finosu", "finosu", secrets.finosu],
  ["soap", "soap", secrets.soap],
  ["payabli", "payabli", secrets.payabli],
] as const)("a server that remembers has no difference: %s", async ([, from, credentials]) => {
  await using mock = await startMockServer(from, { memory: true });
  expect(await found(from, mock.url, credentials)).toEqual({ differences: [], leftOut: [] });
});

/** A server that remembers, but for one mistake. */
const startForgetful = async (mistake: (method: string, body: string) => string | undefined) => {
  const mock = await startMockServer(ledger, { memory: true });
  const server = createServer(async (request, response) => {
    let sent = "";
    for await (const chunk of request) sent += chunk;
    const { method = "GET", url = "" } = request;
    const edited = mistake(method, sent);
    const answer = await fetch(`${mock.url}${url}`, {
      method: edited === "GET" ? "GET" : method,
      headers: { "x-api-key": "secret", ...(sent === "" ? {} : { "content-type": "application/json" }) },
      ...(sent === "" || edited === "GET" ? {} : { body: edited ?? sent }),
    });
    const text = await answer.text();
    response.writeHead(answer.status, { "content-type": "application/json" }).end(text);
  });
  const { promise, resolve } = Promise.withResolvers<string>();
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    resolve(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`);
  });
  const url = await promise;
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await mock.stop();
  };
  return { url, [Symbol.asyncDispose]: stop };
};

test("a server that answers an update and forgets it is found", async () => {
  await using server = await startForgetful((method) => (method === "PATCH" ? "GET" : undefined));
  const { differences } = await found(ledger, server.url, secrets.ledger);
  expect(differences).toEqual([
    "getAccount not-remembered 200 body/name: does not answer what updateAccount was sent",
    "getAccount not-remembered 200 body/note: does not answer what updateAccount was sent",
  ]);
});

test("a server that deletes nothing is found", async () => {
  await using server = await startForgetful((method) => (method === "DELETE" ? "GET" : undefined));
  const { differences } = await found(ledger, server.url, secrets.ledger);
  expect(differences).toEqual(["getAccount still-there 200 body: is still answered after deleteAccount"]);
});

test("a server that stores another value than was sent is found", async () => {
  await using server = await startForgetful((method, body) =>
    method === "POST" ? body.replace(/"name":"[^"]*"/, '"name":"Other"') : undefined,
  );
  const { differences } = await found(ledger, server.url, secrets.ledger);
  expect(differences).toContain(
    "getAccount not-remembered 200 body/name: does not answer what createAccount was sent",
  );
});

test("a link of the document is followed with what the answer holds", async () => {
  const document = await ledgerWith("#/paths/~1accounts/post/responses/2XX", (answer) => {
    answer.links = {
      it: { operationId: "getAccount", parameters: { accountId: "$response.body#/id" } },
      nothing: { operationId: "getAccount", parameters: { "path.accountId": "$response.body#/number" } },
      other: { operationId: "getAccount", parameters: { accountId: 999 } },
    };
  });
  await using mock = await startMockServer(document, { memory: true });
  expect((await found(document, mock.url, secrets.ledger)).differences).toEqual([
    "createAccount broken-link 200 link nothing: the answer holds nothing for path.accountId",
    "createAccount broken-link 200 link other: leads to getAccount, which answered 404",
  ]);
});

test("verify tries sequences where it is asked to", async () => {
  await using server = await startForgetful((method) => (method === "DELETE" ? "GET" : undefined));
  const options = { against: server.url, credentials: secrets.ledger };
  const kinds = async (sequences: boolean) =>
    (await verifyServer(ledger, { ...options, sequences })).differences.map(({ kind }) => kind);
  expect(await kinds(true)).toContain("still-there");
  expect(await kinds(false)).not.toContain("still-there");
});
