import { type CustomerChanges, createCustomers } from "@provider-clients/customers";
import { createFinosuClient, finosuProvider } from "@provider-clients/finosu";
import { createPayabliClient, payabliProvider } from "@provider-clients/payabli";
import { createSoapClient, soapProvider } from "@provider-clients/soap";

/** What one provider would be asked. */
export interface PlannedChange {
  readonly title: string;
  /** `PATCH /api/v1/customers/cus_123`; undefined where nothing would be sent. */
  readonly request: string | undefined;
  readonly body: object | undefined;
  readonly ignored: readonly string[];
  /** Why nothing would be sent. */
  readonly reason: string | undefined;
}

const providers = { finosu: finosuProvider, soap: soapProvider, payabli: payabliProvider };
const titles = Object.keys(providers) as (keyof typeof providers)[];

const targets = {
  finosu: { id: "12345", taskType: "collections" },
  soap: { id: "cus_123" },
  payabli: { id: 998 },
};

/** The clients of the page have no credential, and a `fetch` that sends nothing. */
const nothing = {
  baseUrl: "https://nothing.invalid",
  fetch: () => Promise.reject(new Error("This page sends nothing.")),
};

const customers = createCustomers({
  finosu: createFinosuClient({ apiKey: "none", ...nothing }),
  soap: createSoapClient({ apiKey: "none", ...nothing }),
  payabli: createPayabliClient({ requestToken: "none", ...nothing }),
});

const requestLine = (
  operations: readonly { readonly id: string; readonly method: string; readonly path: string }[],
  { operationId, path }: { readonly operationId: string; readonly path: Readonly<Record<string, unknown>> },
): string => {
  const operation = operations.find(({ id }) => id === operationId);
  const filled = operation?.path.replace(/\{(\w+)\}/g, (_, name: string) => String(path[name]));
  return `${operation?.method} ${filled}`;
};

/** What a change of one customer would send to each provider; nothing is sent. */
export const planChanges = (changes: CustomerChanges): PlannedChange[] => {
  const plan = customers.plan.update(targets, changes);
  return titles.map((name) => {
    const { title, operations } = providers[name];
    const outcome = plan[name];
    const isPlanned = outcome.status === "planned";
    return {
      title,
      request: isPlanned ? requestLine(operations, outcome.request) : undefined,
      body: isPlanned ? outcome.request.body : undefined,
      ignored: outcome.ignored,
      reason:
        outcome.status === "rejected"
          ? outcome.error.message
          : outcome.status === "skipped"
            ? outcome.reason
            : undefined,
    };
  });
};
