import { isProviderError, type ProviderError, type ProviderErrorKind } from "@provider-clients/client-core";
import { provider } from "./generated/operations.js";

/**
 * True for an error that a Payabli client threw, from any copy of this package.
 *
 * With a kind, narrows to errors of that kind: `isPayabliError(error, "answer")` gives `status` and `body`.
 */
export function isPayabliError<Kind extends ProviderErrorKind = ProviderErrorKind>(
  value: unknown,
  kind?: Kind,
): value is Extract<ProviderError, { kind: Kind }> {
  return isProviderError(value, kind) && value.provider === provider.name;
}
