import { createFinosuClient, finosuProvider } from "@provider-clients/finosu";
import { createPayabliClient, payabliProvider } from "@provider-clients/payabli";
import { createSoapClient, soapProvider } from "@provider-clients/soap";
import type { Subject } from "../../../packages/client-core/test-support/faults/subject.js";
import { testFaults } from "../../../packages/client-core/test-support/faults/test-faults.js";

// The runtime's fault table, over real sockets, against every operation of every client that users install.
const [secret, id, email, trace] = [
  "sk-test-51secret",
  "7078051120",
  "jane@example.com",
  "trace-3141",
] as const;

interface Provider {
  readonly name: string;
  readonly envelope?: object;
  readonly operations: readonly {
    readonly id: string;
    readonly method: string;
    readonly path: string;
    readonly safe?: true;
    readonly idempotent?: true;
    readonly keyHeader?: string;
  }[];
}

type CallOptions = Parameters<Subject["call"]>[0];
type CreateClient = (options: Omit<CallOptions, "signal">) => object;

/** The arguments that a method takes before its options: path parameters in the order of the path, then a body. */
const argumentsOf = ({ method, path, id: operationId }: Provider["operations"][number]): unknown[] => {
  const values = [...path.matchAll(/\{/g)].map(() => id);
  const hasBody = method !== "GET" && method !== "DELETE" && operationId !== "requestCustomerConsent";
  return hasBody ? [...values, { email }] : values;
};

const subjectsOf = (provider: Provider, createClient: CreateClient): Subject[] => {
  return provider.operations.map((operation) => ({
    name: `${provider.name}.${operation.id}`,
    isSafe: operation.safe === true,
    isResent: operation.idempotent === true || operation.keyHeader !== undefined,
    isKeyed: operation.keyHeader !== undefined,
    hasEnvelope: provider.envelope !== undefined,
    success: { id: 1, name: "Jane" },
    secrets: [secret, id, email, trace],
    call: ({ signal, ...options }) => {
      const client = createClient(options);
      const call: unknown = Reflect.get(client, operation.id);
      if (typeof call !== "function") throw new Error(`${provider.name} has no method ${operation.id}`);
      return call(...argumentsOf(operation), { signal, headers: { "x-trace": trace } });
    },
  }));
};

const subjects = [
  ...subjectsOf(finosuProvider, (options) => createFinosuClient({ apiKey: secret, ...options })),
  ...subjectsOf(soapProvider, (options) => createSoapClient({ apiKey: secret, ...options })),
  ...subjectsOf(payabliProvider, (options) => createPayabliClient({ requestToken: secret, ...options })),
];
for (const subject of subjects) testFaults(subject);
