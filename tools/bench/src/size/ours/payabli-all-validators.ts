import { validators } from "@provider-clients/payabli/validators";

console.log(validators);
