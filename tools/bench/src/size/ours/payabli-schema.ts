import { createPayabliClient } from "@provider-clients/payabli";
import { updateCustomerRequestSchema } from "@provider-clients/payabli/schemas";

const payabli = createPayabliClient({ requestToken: "key", environment: "sandbox" });
console.log(await payabli.updateCustomer(998, { firstname: "Jane" }));
console.log(updateCustomerRequestSchema);
