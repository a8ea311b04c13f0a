import type { Json } from "@provider-clients/openapi";
import { quoteValue } from "../../format-value.js";
import { additive, breaking, docs, fix, type Verdict } from "./verdict.js";

/** The verdict on an extension. Those that the client uses, such as `x-idempotency-key`, have verdicts of their own. */
export const judgeExtension = (
  key: string,
  was: Json | undefined,
  is: Json | undefined,
  label: string,
): Verdict => {
  const name = `\`${key}\` of ${label}`;
  const [isNew, isGone] = [was === undefined, is === undefined];
  const verb = isNew ? "was added" : isGone ? `was removed; it was ${quoteValue(was)}` : "changed";
  return (judges[key] ?? ((what) => docs(what)))(`${name} ${verb}.`, isNew, isGone);
};

type Judge = (what: string, isNew: boolean, isGone: boolean) => Verdict;

const judges: Readonly<Record<string, Judge>> = {
  "x-failure-envelope": (what) =>
    breaking(what, "Check how you handle failures: which 2xx answers reject, or with which code, changed."),
  "x-idempotency-key": (what, isNew, isGone) => {
    if (isNew) return additive(what, "an idempotency key can be given, and the call is retried");
    if (isGone) return breaking(what, "Stop giving `idempotencyKey`; the call is no longer retried.");
    return fix(what, "the key is sent or read as the provider documents it");
  },
  "x-idempotent": (what) =>
    fix(what, "whether a failed call is sent again follows the document. `retries: 0` turns it off"),
  "x-safe": (what) => fix(what, "the `outcome` of a failure follows the document"),
  "x-at-least-one-query": (what, _isNew, isGone) =>
    isGone
      ? additive(what, "the query may be left out")
      : breaking(what, "Send at least one of the query parameters that are listed."),
  "x-webhook-signature": (what, isNew) =>
    isNew
      ? additive(what, "it is documented how a webhook's signature is verified")
      : breaking(what, "Check how you verify webhooks: the signature is described another way."),
  "x-pagination": (what, isNew, isGone) => {
    if (isNew) return additive(what, "`iterate…` asks for one page after the other");
    if (isGone) return breaking(what, "Ask for each page yourself: `iterate…` is gone.");
    return fix(what, "`iterate…` asks for pages as the provider documents it");
  },
  "x-template": (what) => fix(what, "only made-up values follow it"),
  "x-sensitive": (what) => fix(what, "reports redact by the document"),
};
