import { createFinosuClient } from "@provider-clients/finosu";
import { createPayabliClient } from "@provider-clients/payabli";
import { createSoapClient } from "@provider-clients/soap";
import { recordingFetch, type SentRequest } from "@provider-clients-internal/test-support";
import { createCustomers } from "../src/index.js";

/** An answer: by status, as an error thrown by `fetch`, or computed from the request. */
export type Reply = { status?: number; body?: unknown } | Error | typeof fetch;

const answers = {
  finosu: { id: "1", firstName: "Jane", lastName: "Doe" },
  soap: { id: "cus_1", first_name: "Jane" },
  payabli: { isSuccess: true, responseText: "Success" },
};

type Name = keyof typeof answers;

const transport = (name: Name, reply: Reply): { fetch: typeof fetch; requests: SentRequest[] } => {
  if (typeof reply === "object" && !(reply instanceof Error)) {
    return recordingFetch(reply.body ?? answers[name], reply.status);
  }
  const recording = recordingFetch({});
  const send: typeof fetch = async (input, init) => {
    await recording.fetch(input, init);
    if (reply instanceof Error) throw reply;
    return reply(input, init);
  };
  return { fetch: send, requests: recording.requests };
};

/** The facade over the three real clients, each with its own answer, and the requests sent to each. */
export const threeProviders = (replies: { readonly [Provider in Name]?: Reply } = {}) => {
  const finosu = transport("finosu", replies.finosu ?? {});
  const soap = transport("soap", replies.soap ?? {});
  const payabli = transport("payabli", replies.payabli ?? {});
  const customers = createCustomers({
    finosu: createFinosuClient({
      apiKey: "made-up",
      baseUrl: "https://finosu.example",
      retries: 0,
      fetch: finosu.fetch,
    }),
    soap: createSoapClient({
      apiKey: "made-up",
      baseUrl: "https://soap.example",
      retries: 0,
      fetch: soap.fetch,
    }),
    payabli: createPayabliClient({
      requestToken: "made-up",
      baseUrl: "https://payabli.example",
      retries: 0,
      fetch: payabli.fetch,
    }),
  });
  const sent = () => ({ finosu: finosu.requests, soap: soap.requests, payabli: payabli.requests });
  return { customers, sent };
};

/** Returns the given answers one after the other. */
export const inTurn = (...turns: readonly (() => Response)[]): typeof fetch => {
  const left = turns.values();
  return async () => left.next().value?.() ?? Response.error();
};

/** An answer with a status and an empty object. */
export const status = (code: number) => () => Response.json({}, { status: code });

/** A good answer. */
export const ok = (body: object) => () => Response.json(body);

/** Collects all values of a stream. */
export const collect = async <One>(source: AsyncIterable<One>): Promise<One[]> => {
  const all: One[] = [];
  for await (const one of source) all.push(one);
  return all;
};

/** One customer as a target of all three providers. */
export const everywhere = {
  finosu: { id: "1", taskType: "collections" },
  soap: { id: "cus_1" },
  payabli: { id: 998 },
} as const;
