import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describeOperations, markdownTable, type OperationModel } from "@provider-clients/codegen";
import { type JsonObject, objectOf } from "@provider-clients/openapi";
import { between } from "./between.ts";
import type { WrittenSection } from "./section.ts";

/** A provider and its document. */
export interface DescribedProvider {
  readonly name: string;
  readonly document: JsonObject;
}

const seconds = (count: number | undefined): string =>
  count === undefined ? "" : `, which is remembered for about ${count} seconds`;

/** Whether the client retries an operation, and why. */
const resent = ({ isIdempotent, isSafe, idempotencyKey, method }: OperationModel): string => {
  if (idempotencyKey)
    return `yes, with one \`${idempotencyKey.header}\` per call${seconds(idempotencyKey.holdsForSeconds)}`;
  if (isSafe) return "yes: it changes nothing";
  if (!isIdempotent) return "never: nobody says that a repeat is harmless";
  return ["PUT", "DELETE"].includes(method)
    ? `yes: HTTP says that a repeated ${method} is harmless`
    : "yes: the provider says that a repeat is harmless";
};

/** The section that tells what to do about an operation with an unknown outcome. */
const advice = (name: string, { id, isSafe }: OperationModel): string =>
  isSafe ? "call again" : `[what now](${name}.md#${id.toLowerCase()})`;

const tableOf = ({ name, document }: DescribedProvider): string =>
  markdownTable(
    ["operation", "request", "sent again by itself", "when it says unknown"],
    describeOperations(document).map((operation) => [
      `\`${operation.id}\``,
      `\`${operation.method} ${operation.path}\``,
      resent(operation),
      advice(name, operation),
    ]),
  );

const allTables = (providers: readonly DescribedProvider[]): string =>
  providers
    .map((each) => `## ${String(objectOf(each.document["x-provider"]).title)}\n\n${tableOf(each)}`)
    .join("\n\n");

/** The sections of the pages in docs/failures that come from the documents and from client-core's README. */
export const failureSections = (root: string, providers: readonly DescribedProvider[]): WrittenSection[] => {
  // A provider that new-provider added has no page until somebody writes one.
  const described = providers.filter(({ name }) => existsSync(join(root, `docs/failures/${name}.md`)));
  const readme = "packages/client-core/README.md";
  const kinds = between(readme, readFileSync(join(root, readme), "utf8"), "| kind |", "\n\n");
  return [
    ...described.map((each) => ({
      path: `docs/failures/${each.name}.md`,
      name: "operations",
      content: tableOf(each),
    })),
    { path: "docs/failures/retries.md", name: "retries", content: allTables(described) },
    { path: "docs/failures/errors.md", name: "kinds", content: `| kind | ${kinds}` },
  ];
};
