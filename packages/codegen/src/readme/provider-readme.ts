import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type JsonObject, listOf, objectOf } from "@provider-clients/openapi";
import { clientCoreFolder } from "../client-core-folder.js";
import { methodName, pascalCase } from "../names.js";
import { optionsOf } from "../new-provider/package/options-source.js";
import { describeOperations, type OperationModel } from "../operations/operation-model.js";
import { firstCall } from "./first-call.js";
import { code, markdownTable } from "./markdown.js";
import { optionRows } from "./option-rows.js";

/** The interfaces that declare options, each with its file. */
const optionFiles = {
  CallLimits: "options",
  CallOptions: "options",
  SendingOptions: "options",
  ClientOptions: "client-options",
} as const;

const resent = ({ isIdempotent, idempotencyKey }: OperationModel): string => {
  if (idempotencyKey) return `yes, with one ${code(idempotencyKey.header)} for the whole call`;
  return isIdempotent ? "yes" : "never";
};

const operationsTable = (document: JsonObject): string =>
  markdownTable(
    ["method", "request", "what it does", "sent again after a failure"],
    describeOperations(document).map((operation) => [
      code(methodName(operation.id)),
      code(`${operation.method} ${operation.path}`),
      operation.summary ?? "",
      resent(operation),
    ]),
  );

const optionsTable = (interfaces: readonly (keyof typeof optionFiles)[]): string =>
  markdownTable(
    ["option", "meaning", "default"],
    interfaces
      .flatMap((each) => optionRows(join(clientCoreFolder(), `src/${optionFiles[each]}.ts`), [each]))
      .map(({ name, description, fallback }) => [code(name), description, fallback || "none"]),
  );

const environments = (document: JsonObject, title: string): string => {
  const servers = listOf(document.servers).map(objectOf);
  if (servers.length === 0) return `${title} documents no base URL, so ${code("baseUrl")} is required.`;
  const table = markdownTable(
    ["`environment`", "base URL"],
    servers.map((server) => [code(String(server["x-environment"])), String(server.url)]),
  );
  const elsewhere =
    servers.length === 1
      ? `\n\n${title} documents only this one. For any other, above all production, set the ${code("baseUrl")} that ${title} gave you.`
      : "";
  return `Give either ${code("environment")} or ${code("baseUrl")}; there is no default, because a wrong one moves real money.\n\n${table}${elsewhere}`;
};

const envelope = (document: JsonObject, title: string): string => {
  const { property, value } = objectOf(document["x-failure-envelope"]);
  if (property === undefined) return "";
  return `\n${title} reports some failures as HTTP 200 with ${code(`${String(property)}: ${String(value)}`)}. The methods throw them like any other failure; the client of ${code("/http")} returns them as ${code("data")}.\n`;
};

const errors = `Every method resolves to the documented body exactly as received, or rejects with one typed error. Distinguish errors by
\`kind\`; \`outcome\` tells what became of the change.

| \`kind\` | cause | what to do |
| --- | --- | --- |
| \`configuration\` | an invalid option or credential | correct it; nothing was sent |
| \`invalid-request\` | a value that cannot be sent | correct it; nothing was sent |
| \`network\` | no connection, or it broke | by \`outcome\`: repeat if \`not-sent\`; if \`unknown\`, look the change up first |
| \`timeout\` | no complete answer in time | by \`outcome\`, as above |
| \`answer\` | the provider refused | read \`status\`, \`code\` and \`body\`; wait \`retryAfterMs\` if it is set |
| \`redirect\` | the provider answered with a redirect | correct the base URL; redirects are never followed |
| \`unreadable\` | a 2xx that is not the documented JSON | look the change up: it may have been applied |

After an abort by your own \`signal\`, the call rejects with your reason, unchanged. If the
call had been sent by then, it may have been applied. With \`abortAs: "error"\` the call rejects with an error of kind
\`abort\` instead, which has an \`outcome\`.`;

const retries = `A call is retried, up to \`retries\` times, after 408, 429, 5xx or a broken connection, but only if the table of
operations says so. Waits are random between zero and a doubling limit, or as long as \`Retry-After\` asks. If a wait
would exceed \`timeoutMs\`, the last error is thrown at once with \`retryAfterMs\` set.`;

const browser = `Node 20.19 or newer, browsers and edge runtimes: the package needs only \`fetch\`. It is an ES module;
\`require()\` works from Node 20.19. Everyone who opens a page can read a credential in it: call the provider from
your server.`;

/** `description` in the package's package.json. */
const describePackage = (root: string, provider: string): string => {
  const { description } = JSON.parse(readFileSync(join(root, "packages", provider, "package.json"), "utf8"));
  return String(description);
};

/** Hand-written documentation for this provider's users, in the package's guide.md. */
const guide = (root: string, provider: string): string => {
  const file = join(root, "packages", provider, "guide.md");
  return existsSync(file) ? `${readFileSync(file, "utf8")}\n` : "";
};

/** What was recorded of a package: sentences. */
export interface ProviderProof {
  /** Where it ran; empty where that is not recorded. */
  readonly runtimes: string;
  /** How its client was held against the document. */
  readonly verified: string;
}

/** What the README of a package says until its contract checks were recorded. */
export const unrecordedProof = (name: string): ProviderProof => ({
  runtimes: "",
  verified: `On every change each operation is called once, and its request is compared with the method and the path in
\`specs/${name}/openapi.yaml\`; the types are checked. The contract checks have not been recorded for it.`,
});

/** The README of a provider's package of this repository, as its package.json and guide.md stand there. */
export const providerReadme = (root: string, document: JsonObject, proof: ProviderProof): string => {
  const provider = String(objectOf(document["x-provider"]).name);
  return renderReadme(document, {
    description: describePackage(root, provider),
    guide: guide(root, provider),
    proof,
  });
};

/** What a README says beside what the document says. */
export interface ReadmeWords {
  readonly description: string;
  /** Markdown; may be empty. */
  readonly guide: string;
  readonly proof: ProviderProof;
}

const firstMinute = (document: JsonObject, provider: string, description: string): string =>
  `# @provider-clients/${provider}

${description}

<!-- Made from specs/${provider}/openapi.yaml by \`pnpm readmes\`. Do not edit. -->

\`\`\`sh
npm install @provider-clients/${provider}
\`\`\`

\`\`\`ts
${firstCall(document, `@provider-clients/${provider}`)}
\`\`\``;

const http = (
  provider: string,
): string => `\`create${pascalCase(provider)}Http\` of \`@provider-clients/${provider}/http\` takes the same options and returns openapi-fetch's own client with
the same credential, deadline and retries: for middleware, React Query (openapi-react-query) and SWR (swr-openapi).
Each verb resolves to \`{ data, error, response }\` for any HTTP answer; \`error\` is never falsy if the provider failed.`;

const options = (document: JsonObject, factory: string): string => {
  const names = optionsOf(document).map(({ name }) => code(name));
  const each = names.length > 1 ? "each a string" : "a string";
  const credentials =
    names.length === 0
      ? ""
      : ` ${names.join(", ")}, ${each} or a (possibly async) function that returns one, and`;
  return `${code(factory)} takes${credentials}:

${optionsTable(["CallLimits", "SendingOptions", "ClientOptions"])}

The last argument of every method takes:

${optionsTable(["CallLimits", "CallOptions"])}`;
};

/** The README of a provider's package, made of its document and of the options' doc comments. */
export const renderReadme = (document: JsonObject, words: ReadmeWords): string => {
  const { name, title: givenTitle } = objectOf(document["x-provider"]);
  const provider = String(name);
  const title = String(givenTitle);
  const factory = `create${pascalCase(provider)}Client`;
  return `${firstMinute(document, provider, words.description)}

## Operations

${operationsTable(document)}
${envelope(document, title)}
${http(provider)}

\`/query\` has options for TanStack Query, one query or mutation per operation; \`/msw\` has handlers for Mock Service Worker, made of
the documented examples; \`/schemas\` has the JSON Schema of each body; \`/openapi.json\` is the whole document.

${words.guide}## Where requests go

${environments(document, title)}

## Options

${options(document, factory)}

## Errors

${errors}

## Retries and idempotency

${retries}

## Where it runs

${browser}${words.proof.runtimes}

## How it was verified

${words.proof.verified}

## Licence

MIT
`;
};
