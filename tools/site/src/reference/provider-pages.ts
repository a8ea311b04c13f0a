import { describeOperations, markdownTable } from "@provider-clients/codegen";
import { findSpecs } from "@provider-clients/codegen/repository";
import {
  entriesOf,
  followReference,
  type JsonObject,
  listOf,
  loadSpec,
  objectOf,
  operationsIn,
} from "@provider-clients/openapi";
import type { Page } from "../page.ts";
import { readPage } from "../read-page.ts";
import { fieldTables } from "./field-table.ts";
import {
  type DocumentedOperation,
  operationPage,
  operationSlug,
  rowsAbout,
  sourceTable,
} from "./operation-page.ts";
import { readSources } from "./sources.ts";

const servers = (document: JsonObject, title: string): string => {
  const rows = listOf(document.servers).map(objectOf);
  if (rows.length === 0) return `${title} documents no address: pass the \`baseUrl\` that ${title} gave you.`;
  return markdownTable(
    ["`environment`", "address"],
    rows.map((server) => [`\`${String(server["x-environment"])}\``, String(server.url)]),
  );
};

const credentials = (document: JsonObject): string =>
  markdownTable(
    ["option", "how it travels", "meaning"],
    entriesOf(objectOf(document.components).securitySchemes).map(([name, written]) => {
      const scheme = objectOf(written);
      const where =
        scheme.type === "http"
          ? `\`Authorization: ${String(scheme.scheme)} …\``
          : `${String(scheme.in)} \`${String(scheme.name)}\``;
      return [`\`${name}\``, where, String(scheme.description ?? "")];
    }),
  );

const webhooks = (document: JsonObject): string => {
  const parts = entriesOf(document.webhooks).flatMap(([name, item]) =>
    entriesOf(item).map(([, written]) => {
      const operation = objectOf(written);
      const body = objectOf(followReference(document, operation.requestBody));
      const { schema = {} } = objectOf(objectOf(body.content)["application/json"]);
      const undocumented = operation["x-undocumented"];
      const words = [
        operation.description,
        undocumented && `> **Not documented.** ${String(undocumented)}`,
        fieldTables(document, schema),
      ];
      return `### ${name}\n\n${words.filter(Boolean).join("\n\n")}`;
    }),
  );
  return parts.length === 0 ? "" : `## Webhooks\n\n${parts.join("\n\n")}`;
};

const operationTable = (operations: readonly DocumentedOperation[]): string =>
  markdownTable(
    ["operation", "request", "what it does"],
    operations.map(({ provider, model }) => [
      `[\`${model.id}\`](page:${operationSlug(provider, model)})`,
      `\`${model.method} ${model.path}\``,
      model.summary ?? "",
    ]),
  );

const overview = (operations: readonly DocumentedOperation[], first: DocumentedOperation): string => {
  const { document, provider, title, sources } = first;
  const info = objectOf(document.info);
  const told = new Set(operations.flatMap(rowsAbout));
  const others = sources.rows.filter((row) => !told.has(row));
  return [
    String(info.description ?? info.summary ?? ""),
    `## Operations\n\n${operationTable(operations)}`,
    `## Addresses\n\n${servers(document, title)}`,
    `## Credentials\n\n${credentials(document)}`,
    webhooks(document),
    `## Evidence\n\n${sources.legend} [All sources, contradictions and open questions](page:reference/${provider}/sources).`,
    others.length === 0 ? "" : sourceTable(others),
  ]
    .filter(Boolean)
    .join("\n\n");
};

const pagesOf = async (root: string, provider: string): Promise<Page[]> => {
  const { document } = await loadSpec(root, provider);
  const title = String(objectOf(document["x-provider"]).title);
  const sources = readSources(root, provider);
  const places = operationsIn(document);
  const operations = describeOperations(document).flatMap((model, index) => {
    const place = places[index];
    return place ? [{ provider, title, document, place, model, sources }] : [];
  });
  const [first] = operations;
  if (!first) return [];
  const main: Page = {
    slug: `reference/${provider}`,
    title: `${title}: the API`,
    description: `${title}: every operation, address and credential of its API, and where each is from.`,
    section: "Reference",
    group: title,
    label: "The API",
    source: `specs/${provider}/openapi.yaml`,
    body: overview(operations, first),
  };
  const place = {
    slug: `reference/${provider}/sources`,
    section: "Reference" as const,
    group: title,
    label: "Sources",
    source: `specs/${provider}/SOURCES.md`,
  };
  return [main, ...operations.map(operationPage), readPage(root, place)];
};

/** The pages of every provider's API, made from its document and its SOURCES.md. */
export const providerPages = async (root: string): Promise<Page[]> =>
  (await Promise.all((await findSpecs(root)).map((provider) => pagesOf(root, provider)))).flat();
