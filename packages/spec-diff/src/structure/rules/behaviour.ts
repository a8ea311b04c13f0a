import { splitPointer } from "@provider-clients/openapi";
import type { Rule } from "./rule.js";

/** The extensions that are data for the client: retries, failure envelopes, what is kept out of reports. */
export const judgeBehaviour: Rule = ({ change, node }) => {
  const { kind, property } = change;
  const extension = [property ?? "", ...splitPointer(node)].find((each) => each.startsWith("x-"));
  const isWhole = kind !== "modified";
  switch (extension) {
    case "x-failure-envelope":
      return {
        class: "breaking",
        action: "Check how you handle failures: which 2xx answers reject, or with which code, changed.",
      };
    case "x-idempotency-key":
      if (isWhole && kind === "added")
        return {
          class: "additive",
          action: "Nothing to do; an idempotency key can be given, and the call is retried.",
        };
      if (isWhole)
        return { class: "breaking", action: "Stop giving `idempotencyKey`; the call is no longer retried." };
      return { class: "fix", action: "Nothing to do; the key is sent or read as the provider documents it." };
    case "x-idempotent":
      return {
        class: "fix",
        action:
          "Nothing to do; whether a failed call is sent again follows the document. `retries: 0` turns it off.",
      };
    case "x-safe":
      return { class: "fix", action: "Nothing to do; the `outcome` of a failure follows the document." };
    case "x-at-least-one-query":
      return kind === "removed" || change.after?.value === undefined
        ? { class: "additive", action: "Nothing to do; the query may be left out." }
        : { class: "breaking", action: "Send at least one of the query parameters that are listed." };
    case "x-webhook-signature":
      return kind === "added"
        ? {
            class: "additive",
            action: "Nothing to do; it is documented how a webhook's signature is verified.",
          }
        : {
            class: "breaking",
            action: "Check how you verify webhooks: the signature is described another way.",
          };
    case "x-template":
      return { class: "fix", action: "Nothing to do; only made-up values follow it." };
    case "x-sensitive":
      return { class: "fix", action: "Nothing to do; reports redact by the document." };
    case "x-provider":
      return property === "name"
        ? { class: "breaking", action: "Compare `error.provider` with the new name." }
        : { class: "docs", action: "Nothing to do; messages name the provider anew." };
    default:
      return extension === undefined ? undefined : { class: "docs", action: "Nothing to do." };
  }
};
