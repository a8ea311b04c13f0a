import { createPayabliClient } from "@provider-clients/payabli";
import document from "@provider-clients/payabli/openapi.json" with { type: "json" };

const payabli = createPayabliClient({ requestToken: "key", environment: "sandbox" });
console.log(await payabli.updateCustomer(998, { firstname: "Jane" }));
console.log(document);
