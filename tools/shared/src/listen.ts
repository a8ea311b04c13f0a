import { once } from "node:events";
import type { Server } from "node:http";

/** A server on a free port of the loopback interface. */
export interface Listener extends AsyncDisposable {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Closes every connection. */
  readonly stop: () => Promise<void>;
}

/** Starts a server on a free port of 127.0.0.1. */
export const listen = async (server: Server): Promise<Listener> => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  const stop = async () => {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${port}`, stop, [Symbol.asyncDispose]: stop };
};
