import { updateCustomer } from "@provider-clients/payabli/validators";

console.log(updateCustomer);
