import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { type Listener, listen } from "@provider-clients-internal/shared";

/** A provider that answers as Payabli and Soap do, and keeps what arrived. */
export interface CountingProvider extends Listener {
  /** `GET /Customer/998` */
  readonly received: string[];
}

/** Starts such a provider. It refuses to call anybody "nobody". */
export const startCountingProvider = async (): Promise<CountingProvider> => {
  const received: string[] = [];
  const server = createServer(async (request, response) => {
    received.push(`${request.method} ${request.url}`);
    const isRefused = (await text(request)).includes("nobody");
    response.writeHead(isRefused ? 422 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify({ isSuccess: !isRefused, customerId: 998, results: [{}, {}] }));
  });
  return { ...(await listen(server)), received };
};
