import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import type { JsonObject } from "../document/json.js";
import { verifyServer } from "./verify-server.js";

const documentWith = (tokenUrl: string): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Shop", version: "1" },
  security: [{ oauth: ["read"] }],
  paths: {
    "/notes": {
      get: {
        operationId: "listNotes",
        responses: { "200": { description: "Notes." }, "401": { description: "No." } },
      },
    },
  },
  components: {
    securitySchemes: {
      oauth: { type: "oauth2", flows: { clientCredentials: { tokenUrl, scopes: { read: "Read." } } } },
    },
  },
});

/** A server that gives a token for one pair of id and secret, and takes nothing but that. */
const startServer = async () => {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const { authorization = "" } = request.headers;
    if (request.url === "/token") {
      asked.push(`${authorization} ${await text(request)}`);
      const isRight = authorization === `Basic ${Buffer.from("me:a%3Ab").toString("base64")}`;
      response.writeHead(isRight ? 200 : 401, { "content-type": "application/json" });
      response.end(JSON.stringify({ access_token: "token-1", token_type: "Bearer" }));
      return;
    }
    response.writeHead(authorization === "Bearer token-1" ? 200 : 401).end();
  });
  const { promise, resolve } = Promise.withResolvers<string>();
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    resolve(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`);
  });
  const url = await promise;
  return { url, asked, [Symbol.asyncDispose]: async () => void server.close() };
};

test("a token comes from the endpoint that the document names, for the scopes that it asks for", async () => {
  await using server = await startServer();
  const clients = { oauth: { clientId: "me", clientSecret: "a:b" } };
  const report = await verifyServer(documentWith("/token"), { against: server.url, clients });
  expect(report.differences).toEqual([]);
  expect(server.asked).toEqual([
    expect.stringMatching(/^Basic \S+ grant_type=client_credentials&scope=read$/),
  ]);
});

test("a token that is not given is told, without the secret", async () => {
  await using server = await startServer();
  const clients = { oauth: { clientId: "me", clientSecret: "wrong" } };
  const verified = verifyServer(documentWith("/token"), { against: server.url, clients });
  await expect(verified).rejects.toThrow(
    /^oauth: no token from http:\/\/127\.0\.0\.1:\d+\/token: it answered 401\.$/,
  );
});

test("a secret does not leave this machine without TLS", async () => {
  const clients = { oauth: { clientId: "me", clientSecret: "a" } };
  const options = { against: "http://127.0.0.1:9", clients };
  await expect(verifyServer(documentWith("http://auth.example.com/token"), options)).rejects.toThrow(
    "a secret is sent by https only, and not to http://auth.example.com.",
  );
});
