import { type MockServer, startMockServer } from "@provider-clients/contract";
import { createCustomers } from "@provider-clients/customers";
import { createFinosuClient } from "@provider-clients/finosu";
import { createPayabliClient } from "@provider-clients/payabli";
import { createSoapClient } from "@provider-clients/soap";
import { step } from "../terminal/step.ts";
import { type OutcomeRow, outcomeTable } from "./outcome-table.ts";

/** Made up, like everything the demo sends. */
const credential = "made-up-credential";

const targets = {
  finosu: { id: "cust-1001", taskType: "collections" },
  soap: { id: "cus_A3GuXEbThpqk2t6UTxEuoceVJyUEAX7V" },
  payabli: { id: 998 },
} as const;

const changes = {
  firstName: "Jane",
  phone: "+15555550100",
  timeZone: "America/New_York",
  address: { line1: "1 Sample St", city: "New York" },
} as const;

interface Mocks {
  readonly finosu: MockServer;
  readonly soap: MockServer;
  readonly payabli: MockServer;
}

async function startMocks(): Promise<Mocks> {
  const [finosu, soap, payabli] = await Promise.all([
    startMockServer("finosu"),
    startMockServer("soap"),
    startMockServer("payabli"),
  ]);
  return { finosu, soap, payabli };
}

const updateEverywhere = (mocks: Mocks) =>
  createCustomers({
    finosu: createFinosuClient({ apiKey: credential, baseUrl: mocks.finosu.url }),
    soap: createSoapClient({ apiKey: credential, baseUrl: mocks.soap.url }),
    payabli: createPayabliClient({ requestToken: credential, baseUrl: mocks.payabli.url }),
  }).update(targets, changes);

/** Changes one made-up customer at three mock servers and prints what each was sent, answered and could not hold. */
export async function demo(): Promise<void> {
  const mocks = await step("Starting three mock servers", startMocks);
  try {
    const result = await step("Changing one customer at all three", () => updateEverywhere(mocks));
    const rows: OutcomeRow[] = (["finosu", "soap", "payabli"] as const).map((provider) => ({
      provider,
      outcome: result[provider],
      requests: mocks[provider].requests,
    }));
    console.log(`\nThe change: ${JSON.stringify(changes)}\n`);
    console.log(outcomeTable(rows));
    console.log(
      result.complete
        ? "Every provider applied the change. A field that a provider cannot hold is named, never dropped in silence."
        : "Not every provider applied the change; the table says which.",
    );
    if (!result.complete) process.exitCode = 1;
  } finally {
    await Promise.all(Object.values(mocks).map((mock: MockServer) => mock.stop()));
  }
}
