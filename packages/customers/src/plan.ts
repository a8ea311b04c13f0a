import type { IdempotentCallOptions, Operation } from "@provider-clients/client-core";
import { type GivenFields, membersOf, noSuch } from "./fields.js";
import { toProvider } from "./mapping.js";
import type { Planned, Rejected, Skipped } from "./outcome.js";
import type { AnyProvider } from "./provider.js";
import { type CustomerClients, type OperationName, type ProviderName, providers } from "./providers.js";
import { misuse, refusal } from "./refusal.js";

/** The input of a call, the same for every targeted provider. */
export interface Wish extends GivenFields {
  readonly name: OperationName;
  /** The instant at which time zones are looked up. */
  readonly now: Date;
}

/** One provider's part of a call: what would be sent, or why nothing is. */
export interface Plan {
  readonly provider: ProviderName;
  readonly known: AnyProvider;
  readonly client: object;
  /** The given target as a plain object, after `settle`. */
  readonly target: object;
  readonly wish: Wish;
  readonly operation: Operation | undefined;
  /** The customer's id, if the target names it. */
  readonly id: unknown;
  /** Milliseconds since 1970; no request is sent before. */
  readonly plannedAt: number;
  readonly step: Planned | Rejected | Skipped;
  readonly send: (options: IdempotentCallOptions) => Promise<unknown>;
}

/** The outcome of a plan that must not be carried out. */
export const reject = (
  { known, operation, step: { provider, sent, ignored } }: Pick<Plan, "known" | "operation" | "step">,
  reason: string,
  isRetryable?: boolean,
): Rejected => ({
  provider,
  status: "rejected",
  error: refusal(reason, known.definition, operation, isRetryable),
  sent,
  ignored,
});

/** Reads a target from typed or untyped code and reports its problems. */
export const readTarget = (
  { definition: { title } }: AnyProvider,
  target: unknown,
  members: object,
): { readonly target: object; readonly problems: readonly string[] } => {
  if (typeof target !== "object" || target === null) {
    return { target: {}, problems: ["its target must be an object"] };
  }
  const problems: string[] = [];
  const given = membersOf(target, (problem) => void problems.push(problem));
  const names = Object.keys(members);
  for (const [name] of given) {
    if (!names.includes(name)) problems.push(`${noSuch("member", name, names)} in a target of ${title}`);
  }
  return { target: Object.fromEntries(given), problems };
};

const skip = ({ definition: { title } }: AnyProvider, { provider, ignored }: Planned): Skipped => ({
  provider,
  status: "skipped",
  reason: ignored.length
    ? `None of the given fields has a place at ${title}: ${ignored.join(", ")}`
    : "No field was given",
  sent: [],
  ignored,
});

/** The reasons why a request must not be made, if there are any. */
const refusals = (
  known: AnyProvider,
  target: object,
  { name, problems }: Wish,
  refused: readonly string[],
  body: object,
): readonly string[] => {
  if (problems.length) return problems;
  const wrong = refused.map((field) => `${field} must be ${known.table[field]?.codec?.takes}`);
  if (name === "update" || known.needsNothing?.(target)) return wrong;
  const missing = Object.keys(known.required).filter(
    (field) => !refused.includes(field) && !Object.hasOwn(body, known.table[field]?.sent ?? field),
  );
  return [...wrong, ...missing.map((field) => `${field} is missing, which a new customer must have`)];
};

/** Computes what one provider gets. Sends nothing. */
export const planOne = (
  provider: ProviderName,
  client: object,
  given: unknown,
  wish: Wish,
  plannedAt = Date.now(),
): Plan => {
  const known = providers[provider];
  const { definition, table, targets } = known;
  const read = readTarget(known, given, targets[wish.name]);
  const isNew = wish.name === "create" && !read.problems.length;
  const target = (isNew && known.settle?.(read.target)) || read.target;
  const id: unknown = Reflect.get(target, "id");
  const { body, sent, ignored, refused } = toProvider(table, wish.name, wish.values, { id, now: wish.now });
  const { operationId, about, fields, send, ...where } = known[wish.name](client, target);
  const content = { ...fields, ...body };
  const request = { operationId, ...where, body: { ...about, ...content } };
  const own = Object.keys(fields ?? {}).filter((one) => !Object.hasOwn(body, one));
  const step: Planned = {
    provider,
    status: "planned",
    request,
    sent: [...sent, ...own.map((one) => `fields.${one}`)],
    ignored,
  };
  const plan: Plan = {
    provider,
    known,
    client,
    target,
    wish,
    operation: definition.operations.find((operation) => operation.id === operationId),
    id,
    plannedAt,
    step,
    send: (options) => send(request.body, options),
  };
  const wrong = [...read.problems, ...refusals(known, target, wish, refused, request.body)];
  if (wrong.length) return { ...plan, step: reject(plan, wrong.join("; ")) };
  return Object.keys(content).length ? plan : { ...plan, step: skip(known, step) };
};

/** The providers that a call names, each with its client and its target. */
export const addressed = (
  clients: Partial<CustomerClients>,
  targets: unknown,
): readonly { readonly provider: ProviderName; readonly client: object; readonly given: unknown }[] => {
  const isKnown = (name: string): name is ProviderName => Object.hasOwn(providers, name);
  const here = Object.keys(providers).filter((name) => isKnown(name) && clients[name]);
  const known = `Known here: ${here.join(", ") || "none, for no client was given"}.`;
  if (typeof targets !== "object" || targets === null) throw misuse(`no target was given. ${known}`);
  const problems: string[] = [];
  const all = membersOf(targets, (problem) => void problems.push(`the target ${problem}. `)).map(
    ([name, given]) => {
      const client = isKnown(name) && clients[name];
      if (!client) throw misuse(`${name.slice(0, 40)} has no client here. ${known}`);
      return { provider: name, client, given };
    },
  );
  if (problems.length) throw misuse(problems.join("").trim());
  if (!all.length) throw misuse(`no target was given. ${known}`);
  return all;
};

/** The plans of a strict call: unchanged, or all rejected if one provider cannot hold every field. */
export const refuseAll = (plans: readonly Plan[]): readonly Plan[] => {
  const isRejected = ({ step }: Plan): boolean => step.status === "rejected";
  const shorts = plans.flatMap(({ known, step }) => {
    const { title } = known.definition;
    if (step.ignored.length) return [`${title} has no place for ${step.ignored.join(", ")}`];
    return step.status === "rejected" ? [`${title} cannot be sent it all`] : [];
  });
  if (!shorts.length) return plans;
  const reason = `the call is strict, and ${shorts.join("; ")}`;
  return plans.map((plan) => (isRejected(plan) ? plan : { ...plan, step: reject(plan, reason) }));
};
