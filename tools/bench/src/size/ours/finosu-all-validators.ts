import { validators } from "@provider-clients/finosu/validators";

console.log(validators);
