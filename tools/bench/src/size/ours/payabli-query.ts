import { createPayabliClient } from "@provider-clients/payabli";
import { getCustomerQuery } from "@provider-clients/payabli/query";

const payabli = createPayabliClient({ requestToken: "key", environment: "sandbox" });
console.log(await payabli.updateCustomer(998, { firstname: "Jane" }));
console.log(getCustomerQuery(payabli, 998));
