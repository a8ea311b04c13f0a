import { isProviderError, type ProviderError } from "@provider-clients/client-core";
import type { Bounds } from "./execute.js";
import type { AnyProvider, LookUp } from "./provider.js";

/** The result of looking up one customer. */
export type Sight =
  | { readonly status: "found"; readonly record: object; readonly raw: unknown }
  | { readonly status: "absent" }
  | { readonly status: "rejected"; readonly error: ProviderError }
  | { readonly status: "unknown"; readonly because: string; readonly error?: Error };

/** Statuses that concern the caller, not the customer. */
const aboutTheCaller: readonly unknown[] = [401, 403, 429];

const fromError = ({ absenceUndocumented }: AnyProvider, cause: unknown): Sight => {
  const error = cause instanceof Error ? cause : new Error("The reading failed.", { cause });
  if (!isProviderError(error)) return { status: "unknown", because: "the read failed", error };
  if (error.outcome === "not-sent") return { status: "rejected", error };
  if (error.kind === "abort") return { status: "unknown", because: "the read was aborted", error };
  if (error.kind !== "answer" || error.status >= 500 || error.status === 408) {
    return { status: "unknown", because: "the read failed", error };
  }
  if (absenceUndocumented && !aboutTheCaller.includes(error.status)) {
    return { status: "unknown", because: `${absenceUndocumented}, and it refused (${error.status})`, error };
  }
  return { status: "rejected", error };
};

/** Looks one customer up. Never rejects. */
export const sight = async (known: AnyProvider, lookUp: LookUp, bounds: Bounds): Promise<Sight> => {
  try {
    const seen = await lookUp({ ...bounds, abortAs: "error" });
    if (seen === "absent") return { status: "absent" };
    return "untold" in seen ? { status: "unknown", because: seen.untold } : { status: "found", ...seen };
  } catch (error) {
    return fromError(known, error);
  }
};
