import { boundNames, checkOptions } from "./check-options.js";
import type { Bounds } from "./execute.js";
import { answeredValue, fromProvider } from "./mapping.js";
import { type AnyOutcome, type Unknown, withHidden } from "./outcome.js";
import type { Plan } from "./plan.js";
import type { PlannedRequest } from "./provider.js";
import type { ProviderName } from "./providers.js";
import type { ReadOutcomes } from "./read.js";
import { misuse } from "./refusal.js";
import { isEqual, isSame } from "./same.js";
import { type Sight, sight } from "./sight.js";

/** How unknown outcomes are resolved. `signal`, `timeoutMs` and `retries` apply to each read. */
export interface ResolveOptions extends Bounds {
  /**
   * The result of `customers.read` before the change. With it, a field that already had its new value proves nothing,
   * and `not-applied` is returned only if every other field still has its old value; that detects a change by somebody
   * else. Without it, nobody else may write these fields.
   */
  readonly before?: ReadOutcomes | undefined;
  /**
   * Milliseconds between the two reads that must agree before `not-applied` is returned, in case the provider shows a
   * change late or is still processing the request. No provider documents how long that takes.
   * @default 1000
   */
  readonly settleMs?: number | undefined;
}

/**
 * Checks the options of `resolve`; each client checks the values of the others.
 *
 * @throws {ProviderError} of kind `configuration`.
 */
export const checkResolveOptions = (options: ResolveOptions): void => {
  checkOptions(options, ["before", "settleMs", ...boundNames]);
  const { before, settleMs = 0 } = options;
  if (!Number.isSafeInteger(settleMs) || settleMs < 0) {
    throw misuse("`settleMs` must be a whole number of milliseconds, at least 0.");
  }
  if (before !== undefined && !Array.isArray(Object(before).outcomes)) {
    throw misuse("`before` must be what `customers.read` gave.");
  }
};

/** What one field shows about the change. */
interface Evidence {
  readonly field: string;
  /** `already` had the value before; `other` has neither the old nor the sent value. */
  readonly reads: "sent" | "not" | "already" | "other" | { readonly unreadable: string };
}

type Verdict =
  | { readonly is: "applied" | "not-applied"; readonly decidedBy: readonly string[] }
  | { readonly is: "unknown"; readonly because: string };

const weigh = (plan: Plan, body: PlannedRequest["body"], record: object, before?: object): Evidence[] =>
  plan.step.sent.flatMap((field): Evidence[] => {
    const { table, naming = [] } = plan.known;
    const rule = table[field];
    if (!rule) {
      const isChange = !naming.includes(field.slice("fields.".length));
      return isChange ? [{ field, reads: { unreadable: "its name in a record is not known" } }] : [];
    }
    if (rule.unread) return [{ field, reads: { unreadable: rule.unread } }];
    const held = body[rule.sent];
    const answered = answeredValue(table, field, record);
    const same = rule.codec?.same ?? isSame;
    const had = before && answeredValue(table, field, before);
    if (had !== undefined && same(held, had) === true) return [{ field, reads: "already" }];
    const is = answered === undefined ? undefined : same(held, answered);
    if (is === undefined) return [{ field, reads: { unreadable: "the returned value cannot be compared" } }];
    if (is) return [{ field, reads: "sent" }];
    return [{ field, reads: before && !isEqual(had, answered) ? "other" : "not" }];
  });

const namesOf = (evidence: readonly Evidence[], reads: Evidence["reads"]): readonly string[] =>
  evidence.filter((one) => one.reads === reads).map(({ field }) => field);

const judge = (evidence: readonly Evidence[], title: string): Verdict => {
  const unreadable = evidence.flatMap(({ field, reads }) =>
    typeof reads === "object" ? [`${field} (${reads.unreadable})`] : [],
  );
  const sent = namesOf(evidence, "sent");
  const not = namesOf(evidence, "not");
  const other = namesOf(evidence, "other");
  if (unreadable.length) return { is: "unknown", because: `${title} does not show ${unreadable.join(", ")}` };
  if (other.length) return { is: "unknown", because: `somebody else changed ${other.join(", ")}` };
  if (sent.length && not.length) {
    return { is: "unknown", because: `${sent.join(", ")} read back as sent, but ${not.join(", ")} did not` };
  }
  if (sent.length) return { is: "applied", decidedBy: sent };
  if (not.length) return { is: "not-applied", decidedBy: not };
  return { is: "unknown", because: "the record already had every sent value, so this proves nothing" };
};

/** Decides from one look at the customer whether the change was applied. */
const verdictOf = (plan: Plan, body: PlannedRequest["body"], seen: Sight, before?: object): Verdict => {
  const { title } = plan.known.definition;
  const isNew = plan.wish.name === "create";
  if (seen.status === "rejected") return { is: "unknown", because: seen.error.message };
  if (seen.status === "unknown") return { is: "unknown", because: seen.because };
  if (seen.status === "absent") {
    if (isNew) return { is: "not-applied", decidedBy: [] };
    return { is: "unknown", because: `${title} does not find the customer` };
  }
  const verdict = judge(weigh(plan, body, seen.record, before), title);
  // A customer that exists with other values existed before, or was changed since.
  if (isNew && verdict.is === "not-applied") {
    return { is: "unknown", because: `the customer exists with a different ${verdict.decidedBy.join(", ")}` };
  }
  return verdict;
};

const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done);
  });

const recordBefore = (before: ReadOutcomes | undefined, provider: ProviderName): object | undefined => {
  const read = before?.outcomes.find((one) => one.provider === provider);
  return read?.status === "found" ? read.held : undefined;
};

/** Resolves one unknown outcome by reading the customer back. Returns any other outcome unchanged. */
export const resolveOne = async (
  plan: Plan,
  outcome: AnyOutcome,
  { before, settleMs = 1000, ...bounds }: ResolveOptions,
): Promise<AnyOutcome> => {
  if (outcome.status !== "unknown" || plan.step.status !== "planned") return outcome;
  const { known, client, target, wish, id } = plan;
  const { body } = plan.step.request;
  const stays = (because: string): Unknown => ({ ...outcome, because });
  const lookUp =
    wish.name === "create"
      ? known.findCreated(client, target, body)
      : known.findUpdated(client, target, body);
  if (typeof lookUp === "string") return stays(lookUp);
  const old = wish.name === "update" ? recordBefore(before, plan.provider) : undefined;
  let seen = await sight(known, lookUp, bounds);
  let verdict = verdictOf(plan, body, seen, old);
  if (verdict.is === "not-applied") {
    await pause(settleMs, bounds.signal);
    seen = await sight(known, lookUp, bounds);
    verdict = verdictOf(plan, body, seen, old);
  }
  const { provider, sent, ignored, error } = outcome;
  if (verdict.is === "unknown") return stays(verdict.because);
  if (verdict.is === "not-applied") {
    return { provider, status: "not-applied", error, decidedBy: verdict.decidedBy, sent, ignored };
  }
  const { record, raw } = seen.status === "found" ? seen : { record: {}, raw: undefined };
  const told = { provider, status: "applied", id: id ?? known.idOf(record), sent, ignored } as const;
  return withHidden(
    { ...told, decidedBy: verdict.decidedBy },
    { record: fromProvider(known.table, record), raw },
  );
};
