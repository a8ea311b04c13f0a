import type { Move } from "./fault-server.js";

const head = (status: number, headers: Readonly<Record<string, string | number>>): string =>
  [
    `HTTP/1.1 ${status} Synthetic`,
    "connection: close",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "\r\n",
  ].join("\r\n");

/** Answers in full. */
export const answer =
  (status: number, body = "", headers: Readonly<Record<string, string | number>> = {}): Move =>
  (socket) => {
    const length = status === 204 ? {} : { "content-length": Buffer.byteLength(body) };
    socket.end(head(status, { ...length, ...headers }) + body);
  };

/** Sends a complete JSON answer. */
export const answerJson = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Move => answer(status, JSON.stringify(body), { "content-type": "application/json", ...headers });

/** Resets the connection without an answer. */
export const resetBeforeHeaders: Move = (socket) => {
  socket.resetAndDestroy();
};

/** Sends headers and the beginning of a body, then resets the connection. */
export const resetAfterHeaders: Move = (socket) => {
  socket.write(`${head(200, { "content-type": "application/json", "content-length": 1000 })}{"id":`, () => {
    // Without the pause, the reset would overtake the headers.
    setImmediate(() => setImmediate(() => socket.resetAndDestroy()));
  });
};

/** Sends less than its Content-Length and closes the connection normally. */
export const endEarly: Move = (socket) => {
  socket.end(`${head(200, { "content-type": "application/json", "content-length": 1000 })}{"id":1}`);
};

/** Accepts the request and never answers. */
export const stallHeaders: Move = () => {};

/** Sends headers and the beginning of a body, then stops. */
export const stallBody: Move = (socket) => {
  socket.write(`${head(200, { "content-type": "application/json", "content-length": 1000 })}{"id":`);
};

/** Claims that its body is gzip, which is false. */
export const lyingGzip: Move = answer(200, '{"id":1}', {
  "content-type": "application/json",
  "content-encoding": "gzip",
});

const megabyte = Buffer.alloc(2 ** 20, "a");

/** Sends 100 MB of JSON, as long as the client reads. */
export const endlessBody: Move = (socket) => {
  let rest = 100;
  socket.write(`${head(200, { "content-type": "application/json" })}"`);
  const more = (): void => {
    while (rest-- > 0) {
      if (!socket.write(megabyte)) {
        socket.once("drain", more);
        return;
      }
    }
    socket.end('"');
  };
  more();
};
