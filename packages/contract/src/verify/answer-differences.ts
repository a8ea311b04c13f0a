import { joinPointer } from "@provider-clients/openapi";
import type { ContractCase } from "../cases/contract-case.js";
import type { GivenAnswer } from "../check/observed-call.js";
import { answerFor, mediaFor } from "../document/answer-for.js";
import { isJsonObject, type Json } from "../document/json.js";
import type { DocumentedAnswer, Operation } from "../document/operation.js";
import { valueAt } from "../document/pointer.js";
import type { SecondJudge } from "../judge/second-judge.js";
import { undeclaredNames } from "../judge/undeclared.js";
import type { FoundViolation } from "../judge/violation.js";
import { hiddenPlaces } from "../schema/hidden-places.js";
import { typeOf } from "../schema/json-type.js";
import { textList } from "../schema/merged.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { type ListedPart, listSchema } from "../values/list-schema.js";
import type { Difference, PatchStep } from "./difference.js";
import { schemaOf } from "./schema-of.js";

/** How an answer differs from its documentation: status, media type, fields, types, rules. */
export const answerDifferences = (
  reader: SchemaReader,
  judge: SecondJudge,
  { operation, id: caseId }: Pick<ContractCase, "id" | "operation">,
  answer: GivenAnswer,
): Difference[] =>
  findingsIn(reader, judge, operation, answer).map((finding) => ({
    operation: operation.id,
    caseId,
    ...finding,
  }));

const findingsIn = (
  reader: SchemaReader,
  judge: SecondJudge,
  operation: Operation,
  answer: GivenAnswer,
): readonly Finding[] => {
  const { status, contentType } = answer;
  if (isWebPage(contentType) && !answersPages(operation)) {
    return [{ kind: "web-page", place: "text/html", message: "answered with a web page", patch: [] }];
  }
  const documented = documentedAnswer(operation, status);
  if (documented) return bodyFindings(reader, judge, operation, documented, answer);
  const message = `answered ${status}, which is not documented`;
  const patch = [addStatus(operation, answer)];
  return [{ kind: "undocumented-status", place: String(status), message, patch }];
};

/** The answer that a document describes for a status. `default` describes failures if other entries describe successes. */
const documentedAnswer = (operation: Operation, status: number): DocumentedAnswer | undefined => {
  const documented = answerFor(operation, status);
  const isOther = status < 300 && operation.answers.some(({ status: own }) => /^2/.test(own));
  return documented?.status === "default" && isOther ? undefined : documented;
};

const bodyFindings = (
  reader: SchemaReader,
  judge: SecondJudge,
  operation: Operation,
  documented: DocumentedAnswer,
  answer: GivenAnswer,
): readonly Finding[] => {
  const { status, contentType, body } = answer;
  const media = mediaFor(documented.contents, contentType);
  const hidden = body === undefined ? [] : hiddenPlaces(reader, reader.at(media?.schemaPointer), body);
  const violations = judge
    .judgeAnswer(operation, status, contentType, body)
    .filter(({ location }) => !hidden.some((place) => isWithin(location.slice(2), place)));
  const parts = listSchema(reader, reader.at(media?.schemaPointer), documented.status).parts;
  const extra =
    media?.schemaPointer && body !== undefined
      ? undeclaredNames(reader, reader.at(media.schemaPointer), body)
      : [];
  return [
    ...violations.map((violation) =>
      violation.code === "content-type"
        ? mediaDifference(documented.pointer, answer)
        : ruleDifference(status, parts, violation, body),
    ),
    ...hidden.map((path) => writeOnlyDifference(status, path)),
    ...extra.map((path) => fieldDifference(status, parts, path, body)),
  ];
};

const isWithin = (location: readonly string[], place: readonly string[]): boolean =>
  place.every((key, index) => location[index] === key);

const isWebPage = (contentType: string | undefined): boolean =>
  /^(text\/html|application\/xhtml)/i.test(contentType ?? "");

const answersPages = ({ answers }: Operation): boolean =>
  answers.some(({ contents }) => contents.some(({ type }) => isWebPage(type) || type.includes("*")));

type Finding = Pick<Difference, "kind" | "place" | "message" | "patch">;

const addStatus = ({ pointer }: Operation, { status, contentType, body }: GivenAnswer): PatchStep => {
  const type = contentType?.split(";")[0] ?? "application/json";
  const content = body === undefined ? {} : { content: { [type]: { schema: schemaOf(body) } } };
  return {
    op: "add",
    path: joinPointer(pointer, "responses", String(status)).slice(1),
    value: { description: "Observed, not documented.", ...content },
  };
};

const mediaDifference = (pointer: string, { status, contentType, body }: GivenAnswer): Finding => {
  const type = contentType?.split(";")[0] ?? "none";
  return {
    kind: "undocumented-media-type",
    place: `${status} ${type}`,
    message: `${status} was answered as ${type}, which is not documented`,
    patch: [
      {
        op: "add",
        path: joinPointer(pointer, "content", type).slice(1),
        value: { schema: schemaOf(body ?? null) },
      },
    ],
  };
};

const ruleDifference = (
  status: number,
  parts: readonly ListedPart[],
  violation: FoundViolation,
  body: Json | undefined,
): Finding => {
  const steps = violation.location.slice(2);
  const part = parts.find(({ schema }) => schema === violation.schema);
  const place = placeOf(status, steps);
  const at = part?.pointer.slice(1);
  if (violation.code === "required" && violation.missing !== undefined) {
    const rest = textList(part?.schema.required).filter((name) => name !== violation.missing);
    const patch: PatchStep[] =
      at === undefined ? [] : [{ op: "replace", path: `${at}/required`, value: rest }];
    return {
      kind: "missing-field",
      place: `${place}/${violation.missing}`,
      message: "a required field is missing",
      patch,
    };
  }
  if (violation.code === "type") {
    const type = typeOf(valueAt(body ?? null, steps) ?? null);
    const documented = [part?.schema.type ?? []].flat();
    const patch: PatchStep[] =
      at === undefined ? [] : [{ op: "replace", path: `${at}/type`, value: [...documented, type] }];
    return {
      kind: "wrong-type",
      place,
      message: `answered ${type} where ${documented.join(" or ")} is documented`,
      patch,
    };
  }
  const keyword = String(violation.code);
  const isKnown = part !== undefined && part.schema[keyword] !== undefined;
  const patch: PatchStep[] =
    isKnown && at !== undefined ? [{ op: "remove", path: joinPointer(at, keyword) }] : [];
  return {
    kind: "broken-rule",
    place: `${place} ${keyword}`,
    message: `the answer breaks the documented ${keyword}`,
    patch,
  };
};

const writeOnlyDifference = (status: number, path: readonly string[]): Finding => ({
  kind: "undocumented-field",
  place: placeOf(status, path),
  message: "holds a field that the document marks as writeOnly: no answer may contain it",
  patch: [],
});

const fieldDifference = (
  status: number,
  parts: readonly ListedPart[],
  path: readonly string[],
  body: Json | undefined,
): Finding => {
  const name = path.at(-1) ?? "";
  const value = valueAt(body ?? null, path) ?? null;
  const holder = [String(status), ...path.slice(0, -1).map(generalStep)].slice(1).join("/");
  const part = parts.find((each) => {
    const own = each.path.split("/").slice(1).join("/");
    return own === holder && isJsonObject(each.schema.properties);
  });
  const patch: PatchStep[] = part
    ? [{ op: "add", path: joinPointer(part.pointer, "properties", name).slice(1), value: schemaOf(value) }]
    : [];
  return {
    kind: "undocumented-field",
    place: placeOf(status, path),
    message: `holds a field of type ${typeOf(value)} that is not documented`,
    patch,
  };
};

const placeOf = (status: number, steps: readonly string[]): string =>
  [`${status} body`, ...steps.map(generalStep)].join("/");

// The index of an item in a list does not matter.
const generalStep = (step: string): string => (/^\d+$/.test(step) ? "*" : step);
