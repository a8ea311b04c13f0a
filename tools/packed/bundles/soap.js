import { createSoapClient } from "@provider-clients/soap";

const soap = createSoapClient({ apiKey: "key", environment: "sandbox" });
console.log(await soap.updateCustomer("cus_1", { first_name: "Jane" }));
