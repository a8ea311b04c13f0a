import { readFileSync } from "node:fs";
import { join } from "node:path";
import { markdownTable } from "@provider-clients/codegen";
import type { Page } from "../page.ts";

interface Verification {
  readonly cases: number;
  readonly covered: number;
  readonly documented: number;
  readonly canaries: number;
  readonly mutants: number;
  readonly noticed: number;
}

const source = "docs/verification.json";

/** What the last recorded contract run of every client came to. */
export const contractPage = (root: string): Page => {
  const record: Record<string, Verification> = JSON.parse(readFileSync(join(root, source), "utf8"));
  const rows = Object.entries(record).map(([name, run]) => [
    `[\`${name}\`](page:packages/${name})`,
    String(run.cases),
    `${run.covered} of ${run.documented}`,
    String(run.canaries),
    `${run.noticed} of ${run.mutants}`,
  ]);
  const columns = [
    "client",
    "cases",
    "documented items exercised",
    "violations refused",
    "deliberate mistakes noticed",
  ];
  return {
    slug: "proof/contract",
    title: "Every client against its document",
    description:
      "How many contract cases each client passed, what they exercised, and how many deliberate mistakes they noticed.",
    section: "Proof",
    source,
    recordedBy: "pnpm record",
    body: `Cases are derived from the documents alone, and run through the clients against mock servers.

${markdownTable(columns, rows)}

- **Documented items** are operations, statuses, parameters, properties, values, constraints (each tried valid and invalid),
  examples and credentials. An item that no case exercised fails the run by name.
- **Violations refused**: each breaks one rule of the document, and was refused for that very reason.
- **Deliberate mistakes** are made in the served document, or in what leaves or enters the client. One that no case notices
  fails the run.

\`pnpm contract --report\` writes the whole report as one page of HTML. How the engine works:
[the contract package](page:packages/contract).`,
  };
};
