import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** What the server does with one request. */
export type Fate = "ok" | "500" | "500 applied" | "reset" | "reset applied" | "stall" | "429";

/** One change as received by the server. */
export interface Arrival {
  readonly provider: "soap" | "payabli";
  readonly id: string;
  readonly fate: Fate;
  readonly isApplied: boolean;
  /** When the server read it, in milliseconds on its own clock. */
  readonly at: number;
  /** It came after this: the server was last idle then. A server that was held up reads requests late. */
  readonly notBefore: number;
}

/** Soap and Payabli on one socket of this machine. */
export interface ProviderServer extends AsyncDisposable {
  readonly url: string;
  readonly arrivals: readonly Arrival[];
  readonly environment: Readonly<Record<string, string>>;
}

const applies = (fate: Fate): boolean => fate === "ok" || fate.endsWith("applied");

const answer = (fate: Fate, provider: Arrival["provider"], id: string, response: ServerResponse): void => {
  if (fate === "stall") return;
  if (fate.startsWith("reset")) {
    response.socket?.resetAndDestroy();
    return;
  }
  const status = fate === "ok" ? 200 : Number.parseInt(fate, 10);
  const body =
    provider === "soap" ? { id, first_name: "Jane" } : { isSuccess: true, responseText: "Success" };
  const headers = { "content-type": "application/json", ...(status === 429 && { "retry-after": "1" }) };
  response.writeHead(status, headers).end(JSON.stringify(status === 200 ? body : {}));
};

const tickMs = 20;

/** Reads the clock, and since when this process was perhaps held up: the last tick but one. */
const startClock = (): {
  readonly now: () => Pick<Arrival, "at" | "notBefore">;
  readonly stop: () => void;
} => {
  let [notBefore, lastTick] = [performance.now(), performance.now()];
  // After a delay, a tick comes before the requests that waited for its end.
  const timer = setInterval(() => {
    [notBefore, lastTick] = [lastTick, performance.now()];
  }, tickMs);
  return { now: () => ({ at: performance.now(), notBefore }), stop: () => clearInterval(timer) };
};

/** Starts the server. `fateOf` decides the fate of each change; `read` answers GET requests. */
export const startProviderServer = async (
  fateOf: (provider: Arrival["provider"], id: string) => Fate = () => "ok",
  read: (provider: Arrival["provider"], path: string) => unknown = () => ({}),
): Promise<ProviderServer> => {
  const arrivals: Arrival[] = [];
  const clock = startClock();
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? "";
    const provider = path.startsWith("/api/v1/") ? "soap" : "payabli";
    const id = path.split("/").at(-1) ?? "";
    if (request.method === "GET") {
      response.setHeader("content-type", "application/json").end(JSON.stringify(read(provider, path)));
      return;
    }
    // A request counts once it was received completely.
    request.resume().on("end", () => {
      const fate = fateOf(provider, id);
      arrivals.push({ provider, id, fate, isApplied: applies(fate), ...clock.now() });
      answer(fate, provider, id, response);
    });
  };
  const server = createServer(handle);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  return {
    url,
    arrivals,
    environment: {
      SOAP_API_KEY: "made-up",
      SOAP_BASE_URL: url,
      PAYABLI_REQUEST_TOKEN: "made-up",
      PAYABLI_BASE_URL: url,
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        clock.stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
