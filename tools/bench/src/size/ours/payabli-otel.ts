import { instrument } from "@provider-clients/client-core/otel";
import { createPayabliClient, payabliProvider } from "@provider-clients/payabli";

const payabli = instrument(payabliProvider, (traced) =>
  createPayabliClient({ requestToken: "key", environment: "sandbox", ...traced }),
);
console.log(await payabli.updateCustomer(998, { firstname: "Jane" }));
