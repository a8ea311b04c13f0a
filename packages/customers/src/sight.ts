import { isProviderError, type ProviderError } from "@provider-clients/client-core";
import type { Bounds } from "./execute.js";
import type { AnyProvider, LookUp } from "./provider.js";
import { refusal } from "./refusal.js";

/** What one look at one customer told. */
export type Sight =
  | { readonly status: "found"; readonly record: object; readonly raw: unknown }
  | { readonly status: "absent" }
  | { readonly status: "rejected"; readonly error: ProviderError }
  | { readonly status: "unknown"; readonly because: string; readonly error?: Error };

/** Statuses that speak of the caller, not of the customer. */
const aboutTheCaller: readonly unknown[] = [401, 403, 429];

const fromError = ({ absenceUndocumented }: AnyProvider, cause: unknown, isAbort: boolean): Sight => {
  const error = cause instanceof Error ? cause : new Error("The call was ended by its caller.", { cause });
  if (isAbort) return { status: "unknown", because: "the reading was aborted", error };
  if (!isProviderError(error)) return { status: "unknown", because: "the reading failed", error };
  const isRefusal = error.outcome === "not-sent" || isProviderError(error, "answer");
  if (!isRefusal || (error.status ?? 0) >= 500 || error.status === 408) {
    return { status: "unknown", because: "the reading failed", error };
  }
  if (error.outcome !== "not-sent" && absenceUndocumented && !aboutTheCaller.includes(error.status)) {
    return { status: "unknown", because: `${absenceUndocumented}, and it refused (${error.status})`, error };
  }
  return { status: "rejected", error };
};

/** Looks one customer up. Never rejects. */
export const sight = async (known: AnyProvider, lookUp: LookUp, bounds: Bounds): Promise<Sight> => {
  if (bounds.signal?.aborted) {
    return { status: "rejected", error: refusal("it was aborted", known.definition, undefined, true) };
  }
  try {
    const seen = await lookUp(bounds);
    if (seen === "absent") return { status: "absent" };
    return "untold" in seen ? { status: "unknown", because: seen.untold } : { status: "found", ...seen };
  } catch (error) {
    const isAbort = bounds.signal?.aborted === true && error === bounds.signal.reason;
    return fromError(known, error, isAbort);
  }
};
