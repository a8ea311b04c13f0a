import { createPayabliClient } from "@provider-clients/payabli";
import { createPayabliHttp } from "@provider-clients/payabli/http";

const payabli = createPayabliClient({ requestToken: "key", environment: "sandbox" });
console.log(await payabli.updateCustomer(998, { firstname: "Jane" }));
console.log(createPayabliHttp({ requestToken: "key", environment: "sandbox" }));
