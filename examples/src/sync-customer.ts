// One customer, changed at three providers. Prints a line per provider; ends with 1 when one did not apply it.
import { createCustomers } from "@provider-clients/customers";
import { clientsFromEnvironment } from "./environment.ts";

const customers = createCustomers(clientsFromEnvironment());

const result = await customers.update(
  {
    finosu: { id: "cust-1001", taskType: "collections" },
    soap: { id: "cus_A3GuXEbThpqk2t6UTxEuoceVJyUEAX7V" },
    payabli: { id: 998 },
  },
  { firstName: "Jane", phone: "+15555550100", timeZone: "America/New_York" },
);

for (const { provider, status, ignored } of result.outcomes) {
  console.log(`${provider}: ${status}${ignored.length > 0 ? `, cannot hold ${ignored.join(", ")}` : ""}`);
}
for (const { provider, error } of result.failures) console.error(`${provider}: ${error.message}`);
process.exitCode = result.allApplied ? 0 : 1;
