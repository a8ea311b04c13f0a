export { apiReports } from "./api/reports.ts";
export { type Snippet, snippetsOf } from "./snippets.ts";
