import type { Json } from "@provider-clients/openapi";
import { quoteValue } from "../../format-value.js";
import { idle, type Verdict } from "./verdict.js";

type Judged = Pick<Verdict, "class" | "action">;

/** What happens to the extensions that are data for the client: retries, failure envelopes, what reports hide. */
export const judgeExtension = (
  key: string,
  was: Json | undefined,
  is: Json | undefined,
  label: string,
): Verdict => {
  const name = `\`${key}\` of ${label}`;
  const what =
    was === undefined
      ? `${name} was added.`
      : is === undefined
        ? `${name} was removed; it was ${quoteValue(was)}.`
        : `${name} changed.`;
  return { what, ...judged(key, was === undefined, is === undefined) };
};

const judged = (key: string, isNew: boolean, isGone: boolean): Judged => {
  switch (key) {
    case "x-failure-envelope":
      return breaking(
        "Check how you handle failures: which 2xx answers reject, or with which code, changed.",
      );
    case "x-idempotency-key":
      if (isNew)
        return {
          class: "additive",
          action: `${idle}; an idempotency key can be given, and the call is retried.`,
        };
      if (isGone) return breaking("Stop giving `idempotencyKey`; the call is no longer retried.");
      return fix("the key is sent or read as the provider documents it.");
    case "x-idempotent":
      return fix("whether a failed call is sent again follows the document. `retries: 0` turns it off.");
    case "x-safe":
      return fix("the `outcome` of a failure follows the document.");
    case "x-at-least-one-query":
      return isGone
        ? { class: "additive", action: `${idle}; the query may be left out.` }
        : breaking("Send at least one of the query parameters that are listed.");
    case "x-webhook-signature":
      return isNew
        ? { class: "additive", action: `${idle}; it is documented how a webhook's signature is verified.` }
        : breaking("Check how you verify webhooks: the signature is described another way.");
    case "x-template":
      return fix("only made-up values follow it.");
    case "x-sensitive":
      return fix("reports redact by the document.");
    default:
      return { class: "docs", action: `${idle}.` };
  }
};

const breaking = (action: string): Judged => ({ class: "breaking", action });
const fix = (action: string): Judged => ({ class: "fix", action: `${idle}; ${action}` });
