import type { ContractCase, ExpectedViolation } from "../cases/contract-case.js";
import { isJsonObject, type JsonObject } from "../document/json.js";
import { atPointer, valueAt } from "../document/pointer.js";
import { textList } from "../schema/merged.js";
import type { Difference, PatchStep } from "./difference.js";
import { ruleWords } from "./rule-words.js";

/** The result of one case's request. */
export interface Trial {
  readonly each: ContractCase;
  readonly status: number;
  /** True if the server accepted the request: a 2xx that is not declared a failure. */
  readonly isTaken: boolean;
}

/** How a server's acceptance of requests differs from the document, over all trials of one operation. */
export const requestDifferences = (
  document: JsonObject,
  operation: string,
  trials: readonly Trial[],
): Difference[] => {
  const valid = trials.filter(({ each }) => each.kind === "accepted");
  if (valid.length > 0 && !valid.some(({ isTaken }) => isTaken)) return [notServed(operation, valid)];
  return withoutRepetition(trials).flatMap(({ each, status, isTaken }): Difference[] => {
    const common = { operation, caseId: each.id };
    if (status >= 500) {
      const message = `answered ${status} to ${each.kind === "accepted" ? "a valid" : "an invalid"} request`;
      return [{ ...common, kind: "server-error", place: `${each.kind} ${status}`, message, patch: [] }];
    }
    if (each.expect.kind === "refused")
      return isTaken ? [takenDifference(document, each, each.expect.violation)] : [];
    if (isTaken) return [];
    const message = `refuses a valid request with ${status}: ${each.title}`;
    return [{ ...common, kind: "valid-request-refused", place: each.title, message, patch: [] }];
  });
};

// A body that was refused once is refused in other cases too; one report is enough.
const withoutRepetition = (trials: readonly Trial[]): Trial[] => {
  const refused = new Set<string>();
  return trials.filter(({ each, isTaken }) => {
    if (each.kind !== "accepted" || isTaken || each.input.body === undefined) return true;
    const body = JSON.stringify(each.input.body);
    const isKnown = refused.has(body);
    refused.add(body);
    return !isKnown;
  });
};

const notServed = (operation: string, valid: readonly Trial[]): Difference => {
  const statuses = [...new Set(valid.map(({ status }) => status))].join(", ");
  const [first] = valid;
  return {
    kind: "operation-not-served",
    operation,
    place: statuses,
    caseId: first?.each.id ?? "",
    message: `takes none of ${valid.length} valid requests, all were answered ${statuses}. If only the made-up ids are unknown there, give real ones with --parameter name=value`,
    patch: [],
  };
};

const takenDifference = (
  document: JsonObject,
  each: ContractCase,
  violation: ExpectedViolation,
): Difference => {
  const common = { operation: each.operation.id, caseId: each.id };
  if (each.edit === "remove-credential") {
    const message = "takes a request without the documented credential";
    return { ...common, kind: "credential-not-checked", place: "security", message, patch: [] };
  }
  const place = `request ${each.title}`;
  const { method, path } = each.operation;
  const message = `${method} ${path} took ${describeTaken(document, each, violation)}`;
  return { ...common, kind: "invalid-request-accepted", place, message, patch: relax(document, violation) };
};

/** `amount 99; the document says at least 100`. The value is ours, not the server's. */
const describeTaken = (
  document: JsonObject,
  { input, title, edit }: ContractCase,
  { location, rule, missing }: ExpectedViolation,
): string => {
  if (edit === "wrong-media-type") return "a body of a media type that is not documented";
  const [place = "", ...steps] = location;
  if (place === "body" && input.body === undefined)
    return "a request without its body; the document requires one";
  const name = [...(place === "body" ? [] : [place]), ...steps].join("/") || "a body";
  if (missing !== undefined) {
    const holder = steps.length === 0 ? "" : ` in ${name}`;
    return `a request without ${missing}${place === "body" ? holder : ` in its ${place}`}; the document requires it`;
  }
  if (!rule) return `a request that violates ${title}`;
  const schema = atPointer(document, rule.pointer);
  const limit = isJsonObject(schema) ? schema[rule.keyword] : undefined;
  const values = { body: input.body, path: input.path, query: input.query, header: input.headers }[place];
  const value = valueAt(JSON.parse(JSON.stringify(values ?? null)), steps);
  const shown = value === undefined || steps.length === 0 ? "" : ` ${shorten(JSON.stringify(value))}`;
  return `${name}${shown}; the document says ${ruleWords(rule.keyword, limit)}`;
};

const shorten = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 59)}…`);

const relax = (document: JsonObject, { rule }: ExpectedViolation): PatchStep[] => {
  if (!rule) return [];
  const { pointer, keyword, detail } = rule;
  const schema = atPointer(document, pointer);
  if (!isJsonObject(schema) || schema[keyword] === undefined) return [];
  const path = `${pointer.slice(1)}/${keyword}`;
  if (keyword !== "required") return [{ op: "remove", path }];
  return [{ op: "replace", path, value: textList(schema.required).filter((name) => name !== detail) }];
};
