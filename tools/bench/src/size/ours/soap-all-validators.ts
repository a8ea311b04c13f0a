import { validators } from "@provider-clients/soap/validators";

console.log(validators);
