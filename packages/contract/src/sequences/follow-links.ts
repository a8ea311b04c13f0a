import { splitPointer } from "@provider-clients/openapi";
import type { ContractCase } from "../cases/contract-case.js";
import type { ObservedCall } from "../check/observed-call.js";
import { answerFor } from "../document/answer-for.js";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { atPointer, valueAt } from "../document/pointer.js";
import { resolve } from "../document/resolve.js";
import type { Difference } from "../verify/difference.js";
import { isSuccess, type SequenceContext, type SequenceResult } from "./sequence-context.js";

/** Calls an operation, and then every operation that the links of its answer lead to. */
export const followLinks = async (
  context: SequenceContext,
  operation: Operation,
): Promise<SequenceResult> => {
  const { document } = context.readers;
  const hasLinks = operation.answers.some(({ pointer }) => linksAt(document, pointer).length > 0);
  const [each] = hasLinks ? context.casesOf(operation.id) : [];
  if (each === undefined) return { differences: [], leftOut: [] };
  const call = await context.send(each);
  const answered = call.answer && answerFor(operation, call.answer.status);
  if (answered === undefined || !isSuccess(call)) return { differences: [], leftOut: [] };
  const results: SequenceResult[] = [];
  for (const [name, link] of linksAt(document, answered.pointer))
    results.push(await followLink(context, { name, link, each, call }));
  return {
    differences: results.flatMap(({ differences }) => differences),
    leftOut: results.flatMap(({ leftOut }) => leftOut),
  };
};

interface Step {
  readonly name: string;
  readonly link: JsonObject;
  readonly each: ContractCase;
  readonly call: ObservedCall;
}

const followLink = async (context: SequenceContext, step: Step): Promise<SequenceResult> => {
  const { name, link, each, call } = step;
  const target = context.operations.find(
    ({ id, pointer }) => link.operationId === id || link.operationRef === pointer,
  );
  const [first] = target === undefined ? [] : context.casesOf(target.id);
  const place = `link ${name}`;
  const leftOut = (reason: string) => ({
    differences: [],
    leftOut: [{ operation: `${each.operation.id} ${place}`, reason }],
  });
  if (target === undefined || first === undefined)
    return leftOut("the operation that it leads to was not called");
  const values = Object.entries(isJsonObject(link.parameters) ? link.parameters : {}).map(
    ([key, expression]) => ({ key, value: evaluate(expression, step) }),
  );
  const broken = values.find(({ value }) => value === undefined);
  const difference = (message: string): Difference => ({
    kind: "broken-link",
    operation: each.operation.id,
    place: `${call.answer?.status} ${place}`,
    message,
    caseId: each.id,
    patch: [],
  });
  if (broken !== undefined)
    return { differences: [difference(`the answer holds nothing for ${broken.key}`)], leftOut: [] };
  const body = link.requestBody === undefined ? first.input.body : evaluate(link.requestBody, step);
  const input = { ...withParameters(first, values), ...(body === undefined ? {} : { body }) };
  const followed = await context.send({ ...first, input });
  if (isSuccess(followed)) return { differences: [], leftOut: [] };
  const status = followed.answer?.status ?? "nothing";
  return { differences: [difference(`leads to ${target.id}, which answered ${status}`)], leftOut: [] };
};

const linksAt = (document: JsonObject, pointer: string): [string, JsonObject][] => {
  const answer = atPointer(document, pointer);
  const links = isJsonObject(answer) && isJsonObject(answer.links) ? answer.links : {};
  return Object.entries(links).flatMap(([name, written]) => {
    const link = resolve(document, pointer, written)?.value;
    return link === undefined ? [] : [[name, link] as [string, JsonObject]];
  });
};

/** `path.id` says where a parameter is; `id` is whichever is called so. */
const withParameters = (
  { operation, input }: ContractCase,
  values: readonly { readonly key: string; readonly value: Json | undefined }[],
): ContractCase["input"] => {
  const copy = {
    ...input,
    path: { ...input.path },
    query: { ...input.query },
    headers: { ...input.headers },
  };
  for (const { key, value } of values) {
    const [place, ...rest] = key.split(".");
    const parameter = operation.parameters.find(
      (each) => each.name === key || (each.in === place && each.name === rest.join(".")),
    );
    if (parameter === undefined || value === undefined || parameter.in === "cookie") continue;
    copy[parameter.in === "header" ? "headers" : parameter.in][parameter.name] = value;
  }
  return copy;
};

/** The value of a runtime expression, or of a text that holds some in braces; anything else is the value itself. */
const evaluate = (expression: Json | undefined, step: Step): Json | undefined => {
  if (typeof expression !== "string") return expression;
  if (expression.startsWith("$")) return evaluateOne(expression, step);
  return expression.replaceAll(/\{(\$[^}]+)\}/g, (_, inner: string) =>
    String(evaluateOne(inner, step) ?? ""),
  );
};

const evaluateOne = (expression: string, { each: { input, operation }, call }: Step): Json | undefined => {
  const [, side, source = "", name = ""] =
    /^\$(request|response)\.(body|header|query|path)[.#]?(.*)$/.exec(expression) ?? [];
  if (source === "body") {
    const body = side === "request" ? input.body : call.answer?.body;
    return body === undefined ? undefined : valueAt(body, splitPointer(`#${name}`));
  }
  if (side === "request") {
    const values = source === "header" ? input.headers : source === "query" ? input.query : input.path;
    return values[name];
  }
  if (expression === "$method") return operation.method;
  if (expression === "$statusCode") return call.answer?.status;
  return source === "header" ? undefined : expression;
};
