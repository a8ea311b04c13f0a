import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { connectToMock } from "./send-to-mock.js";

const startServer = async () => {
  const seen: { connections: number; headers: string[]; bodies: string[] } = {
    connections: 0,
    headers: [],
    bodies: [],
  };
  const server = createServer(async (message, response) => {
    seen.headers = Object.keys(message.headers).sort();
    seen.bodies.push((await message.setEncoding("utf8").toArray()).join(""));
    response.writeHead(422, { "content-type": "text/plain", "set-cookie": ["a=1", "b=2"] }).end("Grüße");
  });
  server.on("connection", () => seen.connections++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { seen, url: `http://127.0.0.1:${port}/customers` };
};

const connect = () => {
  const connection = connectToMock();
  onTestFinished(connection.close);
  return connection;
};

test("requests one after the other share a connection, with a body or without", async () => {
  const { seen, url } = await startServer();
  const connection = connect();
  for (const method of ["POST", "GET", "DELETE"])
    await connection.send(
      { method, url, headers: {}, ...(method === "GET" ? {} : { body: "ä" }) },
      undefined,
    );
  expect(seen).toMatchObject({ connections: 1, bodies: ["ä", "", "ä"] });
});

test("the server sees no header that the client did not send, and the answer comes back whole", async () => {
  const { seen, url } = await startServer();
  const answer = await connect().send({ method: "GET", url, headers: { accept: "text/plain" } }, undefined);
  expect(seen.headers).toEqual(["accept", "connection", "host"]);
  expect(answer).toMatchObject({
    status: 422,
    headers: { "content-type": "text/plain", "set-cookie": "a=1, b=2" },
    body: "Grüße",
  });
});

test("a server that is gone, and a call that is called off, are errors", async () => {
  const connection = connect();
  const request = { method: "GET", url: "http://127.0.0.1:9/", headers: {} };
  await expect(connection.send(request, undefined)).rejects.toThrow("ECONNREFUSED");
  const { url } = await startServer();
  await expect(connection.send({ ...request, url }, AbortSignal.abort())).rejects.toThrow("aborted");
});
