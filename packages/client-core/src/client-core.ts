import { createError } from "./errors.js";
import { createRequestBuilder, type HttpClient } from "./openapi-fetch.js";
import type { ProviderDefinition } from "./operation.js";
import type { BaseUrlInput, Call, ClientOptions, CredentialSource } from "./options.js";

/**
 * The two halves of a provider client: `call`, which generated methods are made of, and `http`.
 *
 * @throws {ConfigurationError} when an option is missing, malformed or contradicts another.
 */
export function createClientCore<Paths extends {}>(
  definition: ProviderDefinition,
  options: ClientOptions & BaseUrlInput,
  credential: CredentialSource,
): { readonly call: Call; readonly http: HttpClient<Paths> } {
  const baseUrl = options.baseUrl ?? definition.environments?.[options.environment ?? ""] ?? "";
  const build = createRequestBuilder({
    baseUrl,
    pathSerializer: (template, values) =>
      template.replace(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent(String(values[name]))),
    querySerializer: (query) =>
      new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)])).toString(),
    bodySerializer: (body) => JSON.stringify(body),
  });
  const call: Call = async <Answer>(...[operation, path, body, extra]: Parameters<Call>): Promise<Answer> => {
    const request = await build(operation.method, operation.path, {
      params: { path, query: extra?.query },
      body,
      headers: extra?.headers,
    });
    const value = typeof credential.value === "function" ? await credential.value() : credential.value;
    request.headers.set(credential.header, (credential.prefix ?? "") + value);
    const response = await (options.fetch ?? fetch)(request.url, {
      ...request,
      redirect: "manual",
    } as RequestInit);
    const text = await response.text();
    if (!response.ok) {
      throw createError(
        `${definition.title} answered ${response.status} to ${operation.method} ${operation.path}.`,
        {
          kind: "answer",
          provider: definition.name,
          operation: operation.id,
          method: operation.method,
          path: operation.path,
          outcome: "unknown",
          attempts: 1,
          isRetryable: false,
          status: response.status,
          code: undefined,
          requestId: undefined,
          retryAfterMs: undefined,
          cause: undefined,
        },
        text,
      );
    }
    return (text ? JSON.parse(text) : undefined) as Answer;
  };
  return { call, http: {} as HttpClient<Paths> };
}
