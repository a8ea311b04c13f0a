export { apiReports } from "./api/reports.ts";
export { runApi } from "./run-api.ts";
export { runCheckSnippets } from "./run-check-snippets.ts";
export { runEcosystem } from "./run-ecosystem.ts";
export { runReadmes } from "./run-readmes.ts";
export { type Snippet, snippetsOf } from "./snippets.ts";
