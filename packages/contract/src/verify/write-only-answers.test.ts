import { createServer } from "node:http";
import { expect, test } from "vitest";
import { verifyServer } from "./verify-server.js";

test.each(['{"user":{"name":"Ann","password":"x"}}', '{"user":{"name":"Ann","password":null}}'])(
  "a server that answers what is only written is told so: %s",
  async (body) => {
    const user = {
      type: "object",
      properties: { name: { type: "string" }, password: { type: "string", writeOnly: true } },
    };
    const schema = { type: "object", properties: { user } };
    const answer = { description: "Me.", content: { "application/json": { schema } } };
    const document = {
      openapi: "3.1.0",
      info: { title: "Users", version: "1" },
      paths: { "/me": { get: { operationId: "getMe", responses: { "200": answer } } } },
    };
    const server = createServer((_, response) => {
      response.writeHead(200, { "content-type": "application/json" }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const against = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
    const { differences } = await verifyServer(document, { against });
    await new Promise((resolve) => server.close(resolve));
    expect(differences.map(({ place, message, patch }) => [place, message, patch])).toEqual([
      [
        "200 body/user/password",
        "holds a field that the document marks as writeOnly: no answer may contain it",
        [],
      ],
    ]);
  },
);
