import { updateCustomerRequest, updateCustomerResponse } from "@provider-clients/payabli/validators";

console.log(updateCustomerRequest, updateCustomerResponse);
