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

/** Answers in full with JSON. */
export const answerJson = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Move => answer(status, JSON.stringify(body), { "content-type": "application/json", ...headers });

/** Resets the connection and says nothing. */
export const resetBeforeHeaders: Move = (socket) => {
  socket.resetAndDestroy();
};

/** Sends headers and the beginning of a body, and then resets. */
export const resetAfterHeaders: Move = (socket) => {
  socket.write(`${head(200, { "content-type": "application/json", "content-length": 1000 })}{"id":`, () => {
    // Without the pause the reset overtakes the headers.
    setImmediate(() => setImmediate(() => socket.resetAndDestroy()));
  });
};

/** Promises more than it sends, and closes in good order. */
export const endEarly: Move = (socket) => {
  socket.end(`${head(200, { "content-type": "application/json", "content-length": 1000 })}{"id":1}`);
};

/** Takes the request and never says anything. */
export const stallHeaders: Move = () => {};

/** Sends headers and the beginning of a body, and then nothing. */
export const stallBody: Move = (socket) => {
  socket.write(`${head(200, { "content-type": "application/json", "content-length": 1000 })}{"id":`);
};

/** Says that its body is gzip, which it is not. */
export const lyingGzip: Move = answer(200, '{"id":1}', {
  "content-type": "application/json",
  "content-encoding": "gzip",
});

const megabyte = Buffer.alloc(2 ** 20, "a");

/** Sends 100 MB of JSON, for as long as somebody listens. */
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
