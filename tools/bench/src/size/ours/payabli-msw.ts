import { createPayabliClient } from "@provider-clients/payabli";
import { createPayabliMock } from "@provider-clients/payabli/msw";
import { http } from "msw";

const payabli = createPayabliClient({ requestToken: "key", environment: "sandbox" });
console.log(await payabli.updateCustomer(998, { firstname: "Jane" }));
console.log(createPayabliMock(http).handlers);
