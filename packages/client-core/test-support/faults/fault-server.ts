import { once } from "node:events";
import { createServer, type Socket } from "node:net";

/** A request as received over the wire. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  /** The header lines as received, in lower case. */
  readonly head: string;
  readonly body: string;
}

/** What the server does with one request. */
export type Move = (socket: Socket) => void;

/** A server that misbehaves on demand. */
export interface FaultServer {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  /** Resolves when the move with this number, from 1, was made. */
  readonly moved: (count: number) => Promise<void>;
  /** How many bytes the answers had sent when their connections closed. */
  readonly bytesWritten: () => number;
  readonly stop: () => Promise<void>;
}

const readRequest = (text: string): ReceivedRequest | undefined => {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) {
    return undefined;
  }
  const head = text.slice(0, end).toLowerCase();
  const body = text.slice(end + 4);
  const length = Number(/\r\ncontent-length: (\d+)/.exec(head)?.[1] ?? 0);
  const [method = "", path = ""] = text.slice(0, end).split(" ");
  return body.length < length ? undefined : { method, path, head, body };
};

/**
 * Starts a server on a free loopback port. Each request gets the next move; the last move repeats. One connection
 * carries one request.
 */
export const startFaultServer = async (moves: readonly [Move, ...Move[]]): Promise<FaultServer> => {
  const requests: ReceivedRequest[] = [];
  const sockets = new Set<Socket>();
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  let bytesWritten = 0;

  const receive = (socket: Socket): void => {
    let text = "";
    sockets.add(socket);
    socket.setEncoding("latin1");
    // A client that gives up resets the connection; the test checks that.
    socket.on("error", () => {});
    socket.on("close", () => {
      bytesWritten += socket.bytesWritten;
      sockets.delete(socket);
    });
    socket.on("data", (chunk: string) => {
      text += chunk;
      const request = readRequest(text);
      if (request) {
        text = "";
        requests.push(request);
        (moves[Math.min(requests.length, moves.length) - 1] as Move)(socket);
        for (const { count, resolve } of waiting) {
          if (count <= requests.length) resolve();
        }
      }
    });
  };

  const server = createServer(receive).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    requests,
    moved: (count) =>
      new Promise((resolve) => {
        if (requests.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    bytesWritten: () => bytesWritten,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
};
