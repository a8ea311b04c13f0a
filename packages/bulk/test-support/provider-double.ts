import { createPayabliClient } from "@provider-clients/payabli";
import { createSoapClient } from "@provider-clients/soap";
import type { MakeClients } from "../src/index.js";

/** One request as it left. */
export interface Sent {
  readonly provider: "soap" | "payabli";
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Answers a request, or throws like a broken connection. */
export type Answer = (sent: Sent, earlier: number) => Response | Promise<Response>;

/** The answer of a provider that accepts the change. */
export const yes = ({ provider, path }: Sent): Response =>
  Response.json(
    provider === "soap"
      ? { id: path.split("/").at(-1), first_name: "Jane" }
      : { isSuccess: true, responseText: "Success" },
  );

/** A connection that broke after the request was sent. */
export const broken = (): never => {
  throw Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET" } });
};

/** Fake Soap and Payabli in this process: the requests they received, and clients for a worker. */
export const providerDouble = (answer: Answer = yes) => {
  const sent: Sent[] = [];
  const send: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    const one: Sent = {
      provider: url.hostname === "soap.example" ? "soap" : "payabli",
      method: init?.method ?? "GET",
      path: url.pathname + url.search,
      headers: new Headers(init?.headers),
      body: init?.body ? JSON.parse(String(init.body)) : undefined,
    };
    const earlier = sent.filter(({ path, method }) => path === one.path && method === one.method).length;
    sent.push(one);
    return answer(one, earlier);
  };
  const clients: MakeClients = (given) => ({
    soap: createSoapClient({ apiKey: "made-up", baseUrl: "https://soap.example", fetch: given.fetch }),
    payabli: createPayabliClient({
      requestToken: "made-up",
      baseUrl: "https://payabli.example",
      fetch: given.fetch,
    }),
  });
  const changes = () => sent.filter(({ method }) => method !== "GET");
  return { sent, changes, worker: { clients, fetch: send, perProviderRate: { payabli: [] }, pollMs: 20 } };
};
