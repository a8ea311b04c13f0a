export { runThirdParty } from "./run-third-party.ts";
