import { describeCommand, runCommandLine, step, type Terminal } from "@provider-clients/command-line";
import { type MockServer, startMockServer } from "@provider-clients/contract";
import { createCustomers, formatComparison } from "@provider-clients/customers";
import { createFinosuClient } from "@provider-clients/finosu";
import { createPayabliClient } from "@provider-clients/payabli";
import { createSoapClient } from "@provider-clients/soap";
import { outcomeTable, type Told } from "./outcome-table.ts";

/** Fictitious, like everything that the demo sends. */
const credential = "made-up-credential";

const customer = {
  externalId: "cust-1001",
  firstName: "Jane",
  lastName: "Example",
  email: "jane@example.com",
  phone: "+15555550100",
  timeZone: "America/New_York",
  address: { line1: "1 Sample St", city: "New York", state: "NY", postalCode: "10001" },
} as const;

const places = {
  finosu: { id: "cust-1001", taskType: "collections" },
  soap: {},
  payabli: { entry: "synthetic-entry" },
} as const;

const changes = { firstName: "Janet", timeZone: "America/Chicago" } as const;
/** Not a US number: Soap cannot hold it, so nothing is sent to Soap. */
const abroad = { phone: "+442079460000" } as const;

interface Mocks {
  readonly finosu: MockServer;
  readonly soap: MockServer;
  readonly payabli: MockServer;
}

const providers = ["finosu", "soap", "payabli"] as const;

const startMocks = async (): Promise<Mocks> => {
  const [finosu, soap, payabli] = await Promise.all([
    startMockServer("finosu", { memory: true }),
    startMockServer("soap", { memory: true }),
    startMockServer("payabli", { memory: true }),
  ]);
  return { finosu, soap, payabli };
};

const connect = (mocks: Mocks) =>
  createCustomers({
    finosu: createFinosuClient({ apiKey: credential, baseUrl: mocks.finosu.url }),
    soap: createSoapClient({ apiKey: credential, baseUrl: mocks.soap.url }),
    payabli: createPayabliClient({ requestToken: credential, baseUrl: mocks.payabli.url }),
  });

type AllTold = Readonly<Record<(typeof providers)[number], Told>>;

/** Makes one change at all providers, prints each request and response, and returns the result. */
const show = async <Result extends AllTold>(
  { mocks, terminal }: { readonly mocks: Mocks; readonly terminal: Terminal },
  title: string,
  given: object,
  change: () => Promise<Result>,
): Promise<Result> => {
  const before = providers.map((provider) => mocks[provider].requests.length);
  const result = await step(terminal, title, change);
  terminal.log(`\nGiven: ${JSON.stringify(given)}\n`);
  const rows = providers.map((provider, index) => ({
    provider,
    told: result[provider],
    requests: mocks[provider].requests.slice(before[index]),
  }));
  terminal.log(`${outcomeTable(rows, terminal)}\n`);
  return result;
};

const command = describeCommand({
  name: "npm start",
  summary:
    "Creates, changes and reads one made-up customer at three mock servers, and shows what became of it at each.",
});

/** The `npm start` command, once everything is built; resolves to its exit code. */
export const runDemo = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async () => {
    await demonstrate(terminal);
    return 0;
  });

const demonstrate = async (terminal: Terminal): Promise<void> => {
  const mocks = await step(terminal, "Starting three mock servers", startMocks);
  const stage = { mocks, terminal };
  const customers = connect(mocks);
  terminal.log(opening);
  try {
    const created = await show(stage, "Creating one customer at all three", customer, () =>
      customers.create(places, customer),
    );
    const { soap, payabli } = created;
    // Answers need not contain an id, but those of the mock servers do.
    if (soap.status !== "applied" || soap.id === undefined) throw new Error("Soap gave no id.");
    if (payabli.status !== "applied" || payabli.id === undefined) throw new Error("Payabli gave no id.");
    const read = {
      finosu: { id: places.finosu.id },
      soap: { id: soap.id, email: customer.email },
      payabli: { id: payabli.id },
    };
    const existing = { ...read, finosu: places.finosu };
    await show(stage, "Changing it at all three", changes, () => customers.update(existing, changes));
    const comparison = await step(terminal, "Reading it back from all three", () => customers.compare(read));
    terminal.log(`\n${formatComparison(comparison)}\n`);
    await show(stage, "A change that one of them cannot take", abroad, () =>
      customers.update(existing, abroad),
    );
    terminal.log(closing);
  } finally {
    await Promise.all(providers.map((provider) => mocks[provider].stop()));
  }
};

const opening = `
Nothing leaves this machine. The mock servers check what they get against the documents, and remember it: the customer
who is answered, and read back, is the one who was sent.
`;

const closing = `Each provider answers for itself: applied, rejected, unknown or skipped. What a provider cannot hold is
named under ignored, never dropped in silence. Next: README.md.`;
