import { once } from "node:events";
import { createServer, type Socket } from "node:net";

/** A server that follows only those rules of HTTP that its test wants. */
export interface HostileServer extends AsyncDisposable {
  readonly url: string;
  /** The number of bytes that connections accepted so far. */
  readonly bytesSent: () => number;
  /** The heads of the requests, as text. */
  readonly heads: readonly string[];
}

/** Writes as long as the other side reads, at its pace. */
export const writeForever = (socket: Socket, chunk: string | Buffer): void => {
  const go = () => {
    while (socket.writable && socket.write(chunk));
  };
  socket.on("drain", go);
  go();
};

/** Writes one chunk every few milliseconds as long as the other side reads. */
export const drip = (socket: Socket, chunk: string): void => {
  const timer = setInterval(() => socket.write(chunk), 5);
  socket.on("close", () => clearInterval(timer));
};

/** Answers each request with whatever `answer` writes; a string is written and the connection closed. */
export const hostileServer = async (
  answer: string | Buffer | ((socket: Socket) => void),
): Promise<HostileServer> => {
  const sockets = new Set<Socket>();
  const heads: string[] = [];
  let closedBytes = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    // Clients that give up reset the connection, which these tests expect.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      closedBytes += socket.bytesWritten;
      sockets.delete(socket);
    });
    socket.once("data", (head) => {
      heads.push(head.toString("latin1"));
      socket.resume();
      if (typeof answer === "function") answer(socket);
      else socket.end(answer);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    heads,
    bytesSent: () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, closedBytes),
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
};

/** An answer with a JSON body, or any other, as bytes on the wire. */
export const http = (body: string | Buffer, status = 200, headers: readonly string[] = []): Buffer =>
  Buffer.concat([
    Buffer.from(
      [
        `HTTP/1.1 ${status} Whatever`,
        "Content-Type: application/json",
        `Content-Length: ${Buffer.byteLength(body)}`,
        ...headers,
        "\r\n",
      ].join("\r\n"),
    ),
    Buffer.from(body),
  ]);

/** The head of an answer whose body comes in chunks. */
export const chunkedHead = (status = 200, headers: readonly string[] = []): string =>
  [
    `HTTP/1.1 ${status} Whatever`,
    "Content-Type: application/json",
    "Transfer-Encoding: chunked",
    ...headers,
    "\r\n",
  ].join("\r\n");
