import { createCustomers } from "@provider-clients/customers";
import { createFinosuClient } from "@provider-clients/finosu";
import { createPayabliClient } from "@provider-clients/payabli";
import { createSoapClient } from "@provider-clients/soap";

const customers = createCustomers({
  finosu: createFinosuClient({ apiKey: "key", baseUrl: "https://api.example.com" }),
  soap: createSoapClient({ apiKey: "key", environment: "sandbox" }),
  payabli: createPayabliClient({ requestToken: "key", environment: "sandbox" }),
});
const targets = { finosu: { id: "1", taskType: "collections" }, soap: { id: "cus_1" }, payabli: { id: 998 } };
console.log(await customers.update(targets, { firstName: "Jane" }));
