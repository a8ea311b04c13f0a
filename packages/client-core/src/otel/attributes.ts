import type { Attributes } from "@opentelemetry/api";
import { isProviderError } from "../errors.js";
import type { Operation, ProviderDefinition } from "../operation.js";

/** What is said of every call of an operation, before it is made. */
export const operationAttributes = ({ name }: ProviderDefinition, operation: Operation): Attributes => ({
  "http.request.method": operation.method,
  "url.template": operation.path,
  "provider_clients.provider": name,
  "provider_clients.operation": operation.id,
});

/** Where a request goes. Its path and its query may name somebody: neither is told. */
export const serverAttributes = (url: string): Attributes => {
  const { hostname, port, protocol } = new URL(url);
  return { "server.address": hostname, "server.port": Number(port || (protocol === "https:" ? 443 : 80)) };
};

/** How a call ended, as far as its caller learns it. */
export interface CallEnd {
  /** `"success"`, or what became of the change. */
  readonly outcome: string;
  /** A status as text, or the kind of the error. Absent after a success. */
  readonly errorType?: string;
  readonly status?: number | undefined;
  readonly message?: string;
}

/**
 * Reads the reason that a call rejected with. One that is no error of ours is the reason of an abort: nothing is told of
 * it, because it may be anything.
 */
export const readFailure = (reason: unknown, { safe }: Operation, attempts: number): CallEnd => {
  if (isProviderError(reason)) {
    const { outcome, kind, status, message } = reason;
    return { outcome, errorType: kind === "answer" ? String(status) : kind, status, message };
  }
  if (attempts === 0) return { outcome: "not-sent", errorType: "abort" };
  return { outcome: safe ? "rejected" : "unknown", errorType: "abort" };
};
