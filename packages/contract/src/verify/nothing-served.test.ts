import { expect, test } from "vitest";
import { startDifferentServer } from "../../test-support/different-server.js";
import { ledgerWith } from "../../test-support/ledger.js";
import { verifyServer } from "./verify-server.js";

const credentials = { apiKey: "a-real-secret" };

test("a server that knows no path is one difference, with the base path that the address lacks", async () => {
  const document = await ledgerWith("#", (root) => {
    root.servers = [{ url: "https://api.example.com/v2" }];
  });
  await using server = await startDifferentServer((each) =>
    Object.assign(each, { status: 404, body: undefined }),
  );
  const told = async (against: string) => {
    const { differences } = await verifyServer(document, { against, credentials });
    return differences.map(({ operation, kind, message }) => [operation, kind, message]);
  };
  const one = ["(several operations)", "operation-not-served"];
  expect(await told(server.url)).toEqual([
    [
      ...one,
      `answered 404 to every request. The document's servers have the path /v2; try --against ${server.url}/v2`,
    ],
  ]);
  expect(await told(`${server.url}/v2/`)).toEqual([
    [...one, "answered 404 to every request. This does not look like the API; check the address"],
  ]);
});
