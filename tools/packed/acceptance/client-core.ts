import { INVALID_SPAN_CONTEXT, trace } from "@opentelemetry/api";
import { instrument } from "@provider-clients/client-core/otel";
import { createSoapClient, isSoapError, soapProvider } from "@provider-clients/soap";
import type { Mock } from "./mock.ts";
import { type Rows, rejection, same } from "./rows.ts";

const change = (baseUrl: string): Promise<unknown> =>
  createSoapClient({ apiKey: "secret-key", baseUrl }).updateCustomer("cus_1", { first_name: "Jane" });

/** Node.js, Bun and Deno say why a request failed. Pages and workers do not, so that it may have been sent. */
const isTelling =
  "process" in globalThis && !/Cloudflare|Mozilla/.test(globalThis.navigator?.userAgent ?? "");

const failing = (outcome: string, addressOf: (mock: Mock) => Promise<string>) => async (mock: Mock) => {
  const error = await rejection(change(await addressOf(mock)));
  if (!isSoapError(error)) throw new Error(`not a Soap error: ${error}`);
  same("facts", [error.kind, error.outcome], ["network", outcome]);
};

/** What is said of a request that cannot have been sent, by the runtime's own words for it. */
const unsent = (what: string, addressOf: (mock: Mock) => Promise<string>): Rows => {
  const outcome = isTelling ? "not-sent" : "unknown";
  return { [`${what}: ${outcome}`]: failing(outcome, addressOf) };
};

const traced = async (mock: Mock) => {
  const ended: Record<string, unknown>[] = [];
  const startSpan = (name: string) => {
    const told: Record<string, unknown> = { name };
    const span = Object.assign(trace.wrapSpanContext(INVALID_SPAN_CONTEXT), {
      setAttributes: (attributes: object) => Object.assign(told, attributes) && span,
      end: () => void ended.push(told),
    });
    return span;
  };
  const startActiveSpan = (): never => {
    throw new Error("not used");
  };
  trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan, startActiveSpan }) });
  const { baseUrl } = await mock({ body: { id: "cus_1" } });
  const soap = instrument(soapProvider, (given) =>
    createSoapClient({ apiKey: "secret-key", baseUrl, ...given }),
  );
  await soap.updateCustomer("cus_1", { first_name: "Jane" });
  trace.disable();
  const { name, ...told } = ended.at(-1) ?? {};
  same("span", [name, told["provider_clients.outcome"]], ["PATCH /api/v1/customers/{id}", "success"]);
};

/** What every client has from client-core. */
export const clientCoreRows: Rows = {
  ...unsent("nobody listens", async (mock) => (await mock()).closed),
  ...unsent("a certificate that is not trusted", async (mock) => (await mock()).untrusted),
  // A port that the Fetch Standard blocks.
  ...unsent("a blocked port", async () => "http://127.0.0.1:6000"),
  "a connection that breaks: unknown": failing(
    "unknown",
    async (mock) => (await mock({ isBroken: true })).baseUrl,
  ),
  "a span for a call, by /otel": traced,
};
