import type { DocumentSource } from "../src/document/load-document.js";
import { startMockServer } from "../src/mock/start-mock-server.js";

const credential = { "x-api-key": "secret", authorization: "secret", requestToken: "secret" };

/** A mock server with memory, and a function that sends requests to it. */
export const startWithMemory = async (from: DocumentSource) => {
  const mock = await startMockServer(from, { memory: true });
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${mock.url}${path}`, {
      method,
      headers: {
        ...credential,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  const { requests, respond } = mock;
  return { send, requests, respond, [Symbol.asyncDispose]: () => mock.stop() };
};
