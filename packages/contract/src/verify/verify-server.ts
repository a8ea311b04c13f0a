import type { ContractCase } from "../cases/contract-case.js";
import { planContract } from "../cases/plan.js";
import { envelopeOf, isDeclaredFailure } from "../check/check-outcome.js";
import { observeCall } from "../check/observe-call.js";
import type { ObservedCall } from "../check/observed-call.js";
import { ContractError } from "../contract-error.js";
import type { JsonObject } from "../document/json.js";
import { type DocumentSource, loadDocument } from "../document/load-document.js";
import type { Operation } from "../document/operation.js";
import { createRouter } from "../document/route.js";
import { createSecondJudge } from "../judge/second-judge.js";
import { createReaders, type Readers } from "../schema/schema-reader.js";
import { answerDifferences } from "./answer-differences.js";
import { type ClientCredentials, clientCredentialsToken } from "./client-credentials.js";
import { type Difference, differenceKey } from "./difference.js";
import { joinDifferences } from "./join-differences.js";
import { joinNothingServed } from "./nothing-served.js";
import { prepareCases } from "./prepare-cases.js";
import { requestDifferences, type Trial } from "./request-differences.js";
import { defaultDeadlineMs, pause, runtimeOf } from "./send-to.js";
import { isLoopback, targetOf } from "./target.js";
import { trySequences } from "./try-sequences.js";

/** The options of a verification. */
export interface VerifyOptions {
  /** The server's base URL. */
  readonly against: string | URL;
  /** The secrets of the security schemes to use, by scheme name in the document. */
  readonly credentials?: Readonly<Record<string, string>>;
  /** Who asks for a token, by the name of a scheme that gives them to clients (OAuth 2). */
  readonly clients?: Readonly<Record<string, ClientCredentials>>;
  /**
   * The host to which requests that may change something can be sent. It must be the host of `against`. A loopback
   * server needs no permission.
   */
  readonly allowWrites?: string;
  /** Values for path parameters, by name, instead of the document's examples. */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * Milliseconds to wait between two requests.
   * @default 0
   */
  readonly pauseMs?: number;
  /**
   * The deadline of one request, in milliseconds.
   * @default 10_000
   */
  readonly deadlineMs?: number;
  /**
   * Whether sequences are tried too, which use one answer in the next request: links of the document, and create, read,
   * change and delete of every resource. They change data, and so they need the same permission.
   * @default false
   */
  readonly sequences?: boolean;
  readonly onProgress?: (progress: { done: number; total: number }) => void;
}

/** How a server differs from its document. */
export interface VerifyReport {
  readonly name: string;
  readonly source: string;
  /** The document's own version of OpenAPI, such as `3.0.3`. */
  readonly version: string;
  readonly against: string;
  /** How many requests were answered. */
  readonly requests: number;
  readonly differences: readonly Difference[];
  /** What was not tried, and why. */
  readonly leftOut: readonly { readonly operation: string; readonly reason: string }[];
}

/**
 * Runs the cases derived from a document against a server and reports every difference.
 *
 * Requests that may change data are sent only to loopback, unless `allowWrites` names the host. The report contains no
 * value from the server: only places, types and statuses.
 *
 * @throws {ContractError} for a document that cannot be used; `missing-credential` when an operation asks for one that
 * was not given, or no token was given for it; `unreachable-server` when nothing answers; `bad-option`.
 */
export const verifyServer = async (from: DocumentSource, options: VerifyOptions): Promise<VerifyReport> => {
  const target = targetOf(options.against);
  checkWrites(options.allowWrites, target);
  const { document, compiler, written, source } = await loadDocument(from);
  const credentials = { ...options.credentials, ...(await tokensOf(document, options.clients, target)) };
  const readers = createReaders(document, compiler);
  const plan = planContract(readers, source);
  const mayWrite = isLoopback(target) || options.allowWrites === target.host;
  const isAllowed = ({ isSafe }: Operation) => isSafe || mayWrite;
  const leftOut = plan.operations
    .filter((operation) => !isAllowed(operation))
    .map(({ id, method }) => ({
      operation: id,
      reason: `${method} may change data; --allow-writes ${target.host} allows it`,
    }));
  const planned = plan.cases.filter(({ kind, operation }) => kind !== "answered" && isAllowed(operation));
  const cases = prepareCases(planned, credentials, options.parameters ?? {});
  const { seen, limitedAfter } = await sendAll(readers, cases, target, { ...options, credentials });
  if (limitedAfter !== undefined) {
    leftOut.push({
      operation: `everything after ${limitedAfter}`,
      reason: "the server limits the rate (429); --pause slows down",
    });
  }
  const sequences = options.sequences
    ? await trySequences(readers, plan.operations, cases, target, { ...options, credentials })
    : { differences: [], leftOut: [] };
  leftOut.push(...sequences.leftOut);
  const found = compare(readers, plan.operations, seen, options.deadlineMs ?? defaultDeadlineMs);
  const tried = new Set(seen.map(({ each }) => each.operation.id)).size;
  const all = joinNothingServed(document, target, tried, found);
  const differences = joinDifferences([...all, ...sequences.differences]);
  const version = String(written.openapi);
  return {
    name: plan.name,
    source,
    version,
    against: target.href,
    requests: seen.length,
    differences,
    leftOut,
  };
};

const checkWrites = (allowed: string | undefined, { host }: URL): void => {
  if (allowed === undefined || allowed === host) return;
  throw new ContractError("bad-option", `Writes are allowed to ${allowed}, but the server is ${host}.`);
};

const tokensOf = async (
  document: JsonObject,
  clients: VerifyOptions["clients"] = {},
  target: URL,
): Promise<Record<string, string>> => {
  const tokens: Record<string, string> = {};
  for (const [scheme, client] of Object.entries(clients))
    tokens[scheme] = await clientCredentialsToken(document, scheme, client, target);
  return tokens;
};

interface Sent {
  readonly each: ContractCase;
  readonly call: ObservedCall;
}

const sendAll = async (
  readers: Readers,
  cases: readonly ContractCase[],
  target: URL,
  options: VerifyOptions,
): Promise<{ seen: Sent[]; limitedAfter?: string }> => {
  const runtime = runtimeOf(readers, target, options);
  const seen: Sent[] = [];
  for (const each of cases) {
    if (seen.length > 0) await pause(options.pauseMs);
    const call = await observeCall(each, runtime);
    if (!call.answer && seen.length === 0) {
      const reason = call.outcome.kind === "crash" ? call.outcome.message : "no answer";
      throw new ContractError("unreachable-server", `${target.href} cannot be reached: ${reason}.`);
    }
    if (call.answer?.status === 429) return { seen, limitedAfter: seen.at(-1)?.each.id ?? each.id };
    seen.push({ each, call });
    options.onProgress?.({ done: seen.length, total: cases.length });
  }
  return { seen };
};

const compare = (
  readers: Readers,
  operations: readonly Operation[],
  seen: readonly Sent[],
  deadlineMs: number,
): Difference[] => {
  const { document } = readers;
  const judge = createSecondJudge(readers, createRouter(operations), { checkCredentials: true });
  const envelope = envelopeOf(document);
  const found = new Map<string, Difference>();
  const add = (difference: Difference) => {
    const key = differenceKey(difference);
    if (!found.has(key)) found.set(key, difference);
  };
  for (const { id } of operations) {
    const trials: Trial[] = [];
    for (const { each, call } of seen.filter((sent) => sent.each.operation.id === id)) {
      const { answer } = call;
      if (!answer) {
        const message = `gave no answer within ${deadlineMs} ms, or closed the connection`;
        add({ kind: "no-answer", operation: id, place: each.kind, message, caseId: each.id, patch: [] });
        continue;
      }
      const found = answerDifferences(readers.answer, judge, each, answer);
      for (const difference of found) add(difference);
      // A web page does not show how the API treats the request.
      if (found.some(({ kind }) => kind === "web-page")) continue;
      const isTaken = answer.status < 300 && !isDeclaredFailure(envelope, answer.body);
      trials.push({ each, status: answer.status, isTaken });
    }
    for (const difference of requestDifferences(document, id, trials)) add(difference);
  }
  return [...found.values()];
};
