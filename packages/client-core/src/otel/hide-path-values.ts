import type { Attributes } from "@opentelemetry/api";
import type { ProviderDefinition } from "../operation.js";

/** A request as `@opentelemetry/instrumentation-undici` shows it to its hooks. */
export interface OutgoingRequest {
  readonly origin: string;
  readonly path: string;
  readonly method: string;
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What the end of a request's path looks like for a template; anything may stand before it. */
const patternOf = (template: string): RegExp =>
  new RegExp(
    `${template
      .split(/\{[^{}]+\}/)
      .map(escapePattern)
      .join("[^/]+")}$`,
  );

/**
 * The `startSpanHook` of `@opentelemetry/instrumentation-undici`: for requests to the providers given, the span tells of
 * the path template and of no query. Without it, ids and e-mail addresses are in `url.full`, `url.path` and `url.query`.
 * Requests of other paths are left as they are.
 *
 * @example
 * ```ts
 * import { hidePathValues } from "@provider-clients/client-core/otel";
 *
 * export const settings = { startSpanHook: hidePathValues() };
 * ```
 */
export const hidePathValues = (
  ...providers: readonly ProviderDefinition[]
): ((request: OutgoingRequest) => Attributes) => {
  const templates = providers
    .flatMap(({ operations }) => operations)
    .map(({ method, path }) => ({ method, path, pattern: patternOf(path) }))
    // A template that says more of a path comes before one that says less: `/customers/search` before `/customers/{id}`.
    .sort((one, other) => one.path.split("{").length - other.path.split("{").length);
  return ({ origin, path, method }) => {
    const [route = ""] = path.split("?");
    const found = templates.find((each) => each.method === method && each.pattern.test(route));
    if (!found) return {};
    return {
      "url.full": `${origin}${found.path}`,
      "url.path": found.path,
      "url.query": "",
      "url.template": found.path,
    };
  };
};
