import { createServer } from "node:http";
import type { Socket } from "node:net";
import { type Listener, listen } from "@provider-clients-internal/shared";

/** A provider that ends connections while its client is frozen. */
export interface FreezingProvider extends Listener {
  /** The methods of the requests that arrived since the last `ending`. */
  readonly received: string[];
  /** Ends every open connection in the given way, and forgets what was received. */
  readonly end: (how: Ending) => void;
}

/** `resets-late` reads the next request on the connection and then resets it, without an answer. */
export type Ending = "closes" | "resets" | "resets-late";

/** Starts such a provider; it answers every request with a success of Payabli or of Soap. */
export const startFreezingProvider = async (): Promise<FreezingProvider> => {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const doomed = new WeakSet<Socket>();
  const server = createServer((request, response) => {
    received.push(request.method ?? "");
    request.resume().on("end", () => {
      if (doomed.has(request.socket)) request.socket.resetAndDestroy();
      else response.setHeader("content-type", "application/json").end('{"isSuccess":true,"id":"cus_1"}');
    });
  });
  // It keeps a connection until the test ends it.
  server.keepAliveTimeout = 0;
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  const end = (how: Ending): void => {
    received.length = 0;
    for (const socket of sockets) {
      if (how === "closes") socket.destroy();
      else if (how === "resets") socket.resetAndDestroy();
      else doomed.add(socket);
    }
  };
  return { ...(await listen(server)), received, end };
};
