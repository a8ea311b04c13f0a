import { createPayabliClient } from "@provider-clients/payabli";
import { iterateCustomers } from "@provider-clients/payabli/pagination";

const payabli = createPayabliClient({ requestToken: "key", environment: "sandbox" });
console.log(await payabli.updateCustomer(998, { firstname: "Jane" }));
for await (const customer of iterateCustomers(payabli, "entry")) console.log(customer);
