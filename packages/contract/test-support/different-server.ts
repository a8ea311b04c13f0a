import { createServer, type IncomingMessage } from "node:http";
import type { Json } from "../src/document/json.js";
import { isJsonObject } from "../src/document/json.js";
import type { MockServer } from "../src/mock/serve.js";
import { startMockServer } from "../src/mock/start-mock-server.js";
import { ledger } from "./ledger.js";

/** What the server sees of a request, and may change in its answer. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly sent: Json | undefined;
  status: number;
  type: string;
  body: Json | undefined;
}

/** A ledger that answers according to its document, except for what `differ` changes. */
export const startDifferentServer = async (
  differ: (exchange: Exchange) => void,
): Promise<{ url: string } & AsyncDisposable> => {
  const mock = await startMockServer(ledger);
  const server = createServer((message, response) => {
    answer(mock, message, differ).then(
      ({ status, type, body }) => {
        const text = body === undefined ? "" : JSON.stringify(body);
        response.writeHead(status, text === "" ? {} : { "content-type": type }).end(text);
      },
      () => void response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await mock.stop();
  };
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
    [Symbol.asyncDispose]: close,
  };
};

const answer = async (
  mock: MockServer,
  message: IncomingMessage,
  differ: (exchange: Exchange) => void,
): Promise<Exchange> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const {
    connection: _,
    host: __,
    "content-length": ___,
    "transfer-encoding": ____,
    ...headers
  } = message.headers;
  const init = { method: message.method ?? "GET", headers: JSON.parse(JSON.stringify(headers)) };
  const faithful = await fetch(mock.url + message.url, text === "" ? init : { ...init, body: text });
  const answered = await faithful.text();
  const { pathname, searchParams } = new URL(message.url ?? "/", mock.url);
  const exchange: Exchange = {
    method: init.method,
    path: pathname,
    query: searchParams,
    headers: message.headers,
    sent: text === "" ? undefined : JSON.parse(text),
    status: faithful.status,
    type: faithful.headers.get("content-type") ?? "",
    body: answered === "" ? undefined : JSON.parse(answered),
  };
  differ(exchange);
  return exchange;
};

/** The body of an exchange, if it is an object that can be changed. */
export const answered = ({ body }: Exchange): { [name: string]: Json } => (isJsonObject(body) ? body : {});
