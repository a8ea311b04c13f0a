import { createPayabliClient } from "@provider-clients/payabli";

const payabli = createPayabliClient({ requestToken: "key", environment: "sandbox" });
console.log(await payabli.updateCustomer(998, { firstname: "Jane" }));
