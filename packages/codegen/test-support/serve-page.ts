import { once } from "node:events";
import { createServer } from "node:http";
import { onTestFinished } from "vitest";

/** Serves one page on a free port of 127.0.0.1 until the test is over; resolves to its URL. */
export const servePage = async (text: string): Promise<string> => {
  const server = createServer((_, response) => void response.end(text)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
};
