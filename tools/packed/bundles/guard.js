import { isSoapError } from "@provider-clients/soap";

console.log(isSoapError(new Error("not one")));
