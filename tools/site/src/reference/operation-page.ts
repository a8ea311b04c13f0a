import { markdownTable, type OperationModel } from "@provider-clients/codegen";
import {
  entriesOf,
  followReference,
  type JsonObject,
  listOf,
  type OperationPlace,
  objectOf,
} from "@provider-clients/openapi";
import type { Page } from "../page.ts";
import { fieldNames, fieldTables } from "./field-table.ts";
import { describe, kindOf, rulesOf } from "./schema-words.ts";
import { isAbout, isAboutRequest, type Named, type SourceRow, type Sources } from "./sources.ts";

/** One operation of a provider's document. */
export interface DocumentedOperation {
  readonly provider: string;
  readonly title: string;
  readonly document: JsonObject;
  readonly place: OperationPlace;
  readonly model: OperationModel;
  readonly sources: Sources;
}

const answersOf = (document: JsonObject, place: OperationPlace) =>
  entriesOf(place.operation.responses).map(([status, written]) => ({
    status,
    answer: objectOf(followReference(document, written)),
  }));

const jsonOf = (part: JsonObject): JsonObject =>
  objectOf(objectOf(part.content)["application/json"] ?? Object.values(objectOf(part.content))[0]);

const parametersOf = ({ document, place }: DocumentedOperation): JsonObject[] =>
  [...listOf(place.pathItem.parameters), ...listOf(place.operation.parameters)].map((each) =>
    objectOf(followReference(document, each)),
  );

const parameterTable = (operation: DocumentedOperation): string => {
  const parameters = parametersOf(operation);
  if (parameters.length === 0) return "";
  const rows = parameters.map(({ name, in: place, required, description, schema = {} }) => [
    `\`${String(name)}\``,
    String(place),
    [kindOf(operation.document, schema), ...rulesOf(operation.document, schema)].join(", "),
    required === true ? "yes" : "",
    String(description ?? ""),
  ]);
  return `## Parameters\n\n${markdownTable(["name", "in", "type", "required", "meaning"], rows)}`;
};

const example = (document: JsonObject, content: JsonObject): string => {
  const [first] = entriesOf(content.examples);
  if (!first) return "";
  const { summary, value } = objectOf(followReference(document, first[1]));
  return `\n\nExample (${String(summary ?? first[0])}):\n\n\`\`\`json\n${JSON.stringify(value, undefined, 2)}\n\`\`\``;
};

const bodyPart = ({ document, place }: DocumentedOperation): string => {
  const body = followReference(document, place.operation.requestBody);
  if (!body) return "";
  const content = jsonOf(body);
  return `## Body\n\n${String(body.description ?? "")}\n\n${fieldTables(document, content.schema ?? {})}${example(document, content)}`;
};

const answerPart = ({ document, place }: DocumentedOperation): string => {
  const parts = answersOf(document, place).map(({ status, answer }) => {
    const content = jsonOf(answer);
    const fields = content.schema === undefined ? "" : `\n\n${fieldTables(document, content.schema)}`;
    return `### ${status}\n\n${describe(document, answer)}${fields}${example(document, content)}`;
  });
  return `## Answers\n\n${parts.join("\n\n")}`;
};

const namedOf = (operation: DocumentedOperation): Named => {
  const { document, place, model } = operation;
  const body = followReference(document, place.operation.requestBody);
  const answers = answersOf(document, place);
  const schemas = [...(body ? [jsonOf(body)] : []), ...answers.map(({ answer }) => jsonOf(answer))];
  const fields = schemas.flatMap(({ schema }) => (schema === undefined ? [] : fieldNames(document, schema)));
  return {
    id: model.id,
    method: model.method,
    path: model.path,
    statuses: answers.map(({ status }) => status),
    fields: [...fields, ...parametersOf(operation).map(({ name }) => String(name))],
  };
};

/** The rows of SOURCES.md that say something about an operation. */
export const rowsAbout = (operation: DocumentedOperation): SourceRow[] => {
  const named = namedOf(operation);
  return operation.sources.rows.filter((row) => isAbout(row, named));
};

/** Rows of SOURCES.md as a table. */
export const sourceTable = (rows: readonly SourceRow[]): string =>
  markdownTable(
    ["part", "evidence", "source"],
    rows.map(({ part, strength, source }) => [part, strength, source]),
  );

/** How strong the evidence of an operation is, with a link to what the words mean. */
const evidence = (operation: DocumentedOperation): string => {
  const named = namedOf(operation);
  const found = operation.sources.rows.filter((row) => isAboutRequest(row, named));
  const strength = [...new Set(found.map((row) => row.strength))].join(", ");
  return strength && `[${strength}](page:reference/${operation.provider}#evidence)`;
};

const resentOf = ({ isSafe, isIdempotent, idempotencyKey }: OperationModel): string => {
  if (isSafe) return "yes";
  if (idempotencyKey) return `yes, with one \`${idempotencyKey.header}\``;
  return isIdempotent ? "yes" : "never";
};

/** Where an operation's page stands. */
export const operationSlug = (provider: string, { id }: OperationModel): string =>
  `reference/${provider}/${id.toLowerCase()}`;

/** The page of an operation: all that its document says, and where that is from. */
export const operationPage = (operation: DocumentedOperation): Page => {
  const { provider, title, model } = operation;
  const facts = markdownTable(
    ["request", "evidence", "sent again by itself"],
    [
      [
        `\`${model.method} ${model.path}\``,
        evidence(operation) || "not recorded",
        `${resentOf(model)}: [why](page:failures/retries)`,
      ],
    ],
  );
  const undocumented = model.undocumented && `> **Not documented.** ${model.undocumented}`;
  const rows = rowsAbout(operation);
  const from = rows.length === 0 ? "" : `## Where this is from\n\n${sourceTable(rows)}`;
  const parts = [
    model.summary,
    facts,
    model.description,
    undocumented,
    parameterTable(operation),
    bodyPart(operation),
    answerPart(operation),
    from,
  ];
  return {
    slug: operationSlug(provider, model),
    title: `${title}: ${model.id}`,
    label: model.id,
    description: `${title}: ${model.summary ?? model.id}`,
    section: "Reference",
    group: title,
    source: `specs/${provider}/openapi.yaml/${model.id}`,
    body: parts.filter(Boolean).join("\n\n"),
  };
};
