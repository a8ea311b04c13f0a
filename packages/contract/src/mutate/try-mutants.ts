import type { ContractCase } from "../cases/contract-case.js";
import { checkCase, type VerdictContext } from "../check/check-case.js";
import { type CallRuntime, observeCall } from "../check/observe-call.js";
import { createProcessTransport, type Transport } from "../check/transport.js";
import type { ClientAdapter } from "../client/client-adapter.js";
import type { JsonObject } from "../document/json.js";
import { createMockCore } from "../mock/mock-core.js";
import type { ClientMutant } from "./client-mutant.js";
import type { DocumentMutant } from "./document-mutant.js";
import { reduceDocument } from "./reduce-document.js";

/** The result for a mutant. */
export interface MutantResult {
  readonly id: string;
  readonly kind: "server" | "client";
  readonly operation: string;
  readonly description: string;
  /** The case that noticed it; undefined if the mutant survived. */
  readonly killedBy?: string;
  /** The failure of that case. */
  readonly reason?: string;
}

/** The environment in which mutants are tried. */
export interface MutantRuntime extends Omit<CallRuntime, "transport" | "mutation"> {
  readonly cases: readonly ContractCase[];
  /** Sends what it is given, valid or not. */
  readonly rawAdapter: ClientAdapter;
  readonly context: Omit<VerdictContext, "baseUrl">;
}

// Compares answers by value; the mutated schema would accept its own mutation.
const limits = {
  checkAnswers: false,
  prismJudges: false,
  checkCredentials: true,
  errors: false,
  deadlineMs: 10_000,
  maxBodyBytes: 10_000_000,
};

/** Serves the mutated document to the unchanged client, case by case, until one notices. */
export const tryServerMutant = async (
  mutant: DocumentMutant,
  document: JsonObject,
  runtime: MutantRuntime,
): Promise<MutantResult> => {
  const { id, description, operation } = mutant;
  const result = { id, kind: "server" as const, operation: operation.id, description };
  const changed = structuredClone(document);
  mutant.apply(changed);
  await using transport = createProcessTransport(createMockCore(changed, limits));
  const own = runtime.cases.filter((each) => each.operation.id === operation.id && each.answer === undefined);
  const ordered = own.toSorted((one, other) => mutant.rank(one) - mutant.rank(other));
  const noticed = await firstToNotice(ordered, transport, runtime);
  if (noticed.killedBy !== undefined) return { ...result, ...noticed };
  // What the client refuses to send never reaches the server, so the same violations are sent without the client.
  const canaries = own.filter(({ kind }) => kind === "refused");
  return {
    ...result,
    ...(await firstToNotice(canaries, transport, { ...runtime, adapter: runtime.rawAdapter })),
  };
};

/** Puts one mistake between the client and an unchanged server, until a case notices. */
export const tryClientMutant = async (
  mutant: ClientMutant,
  transport: Transport,
  runtime: MutantRuntime,
): Promise<MutantResult> => {
  const { id, description, operation, mutation } = mutant;
  const result = { id, kind: "client" as const, operation: operation.id, description };
  const own = runtime.cases.filter((each) => each.operation.id === operation.id && mutant.concerns(each));
  return { ...result, ...(await firstToNotice(own, transport, { ...runtime, mutation })) };
};

/** Reduces documents for mutants: removes what other operations and the other side need. */
export const createReducer = (document: JsonObject): ((mutant: DocumentMutant) => JsonObject) => {
  const known = new Map<string, JsonObject>();
  return ({ operation, side }) => {
    const key = `${operation.id} ${side}`;
    const reduced = known.get(key) ?? reduceDocument(document, operation, side);
    known.set(key, reduced);
    return reduced;
  };
};

const firstToNotice = async (
  cases: readonly ContractCase[],
  transport: Transport,
  runtime: MutantRuntime & Pick<CallRuntime, "mutation">,
): Promise<{ killedBy?: string; reason?: string }> => {
  const context = { ...runtime.context, baseUrl: transport.baseUrl };
  for (const each of cases) {
    const { reasons, wire } = checkCase(each, await observeCall(each, { ...runtime, transport }), context);
    const [reason] = [...reasons, ...wire];
    if (reason !== undefined) return { killedBy: each.id, reason };
  }
  return {};
};
