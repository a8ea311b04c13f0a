import { createClientCore } from "./client-core.js";
import type { ClientOptions } from "./client-options.js";
import { type AnswerError, isProviderError, type ProviderError } from "./errors.js";
import type { Operation, ProviderDefinition } from "./operation.js";
import type { BaseUrlOption, Call, CallOptions } from "./options.js";
import { createValidator, createValidators, type Validators } from "./validation.js";

interface Customer {
  readonly id: number;
}

const getCustomer = {
  id: "getCustomer",
  method: "GET",
  path: "/customers/{id}",
  idempotent: true,
  safe: true,
  answer: "object",
} as const satisfies Operation;

const provider = {
  name: "synthetic",
  title: "Synthetic",
  credentials: { apiKey: { in: "header", name: "X-API-Key" } },
  security: [["apiKey"]],
  operations: [getCustomer],
} as const satisfies ProviderDefinition;

const credential = { scheme: "apiKey", option: "apiKey", value: async () => "key" };

const { call } = createClientCore(provider, { baseUrl: "https://example.com" }, () => [credential]);

// A generated method infers the answer from what it promises.
export const readCustomer = (id: number | bigint, options?: CallOptions): Promise<Customer> =>
  call(getCustomer, { id }, undefined, options);

// A generated method's own options pass.
export const listCustomers = (options: CallOptions & { query: { limit?: number } }): Promise<Customer[]> =>
  call(getCustomer, {}, undefined, options);

export const explain = (error: unknown): string => {
  if (isProviderError(error, "answer")) {
    const { status, body }: AnswerError = error;
    // @ts-expect-error what a provider says is unknown until it is checked
    body.message;
    return String(status);
  }
  if (isProviderError(error)) {
    const any: ProviderError = error;
    // @ts-expect-error a network failure has no words of the provider
    any.body;
    switch (any.kind) {
      case "unreadable":
        return String(any.body);
      case "invalid-request":
        return `${any.operation} ${any.issues?.length}`;
      case "configuration":
        return any.operation ?? "at construction";
      default:
        return any.operation;
    }
  }
  return "";
};

type Where = BaseUrlOption<"sandbox" | "production">;

export const places: readonly Where[] = [{ environment: "sandbox" }, { baseUrl: "https://example.com" }];

export const noPlaces: readonly Where[] = [
  // @ts-expect-error one of both is needed
  {},
  // @ts-expect-error no such environment
  { environment: "live" },
  // @ts-expect-error not both
  { environment: "sandbox", baseUrl: "https://example.com" },
];

// Undefined stands for the default, so that options can be passed on.
export const passedOn: ClientOptions & CallOptions = {
  timeoutMs: undefined,
  attemptTimeoutMs: undefined,
  retries: undefined,
  fetch: undefined,
  userAgent: undefined,
  onEvent: undefined,
  headers: undefined,
  signal: undefined,
  validate: { request: "enforce" },
};

// @ts-expect-error there is no such mode
export const strict: ClientOptions = { validate: "strict" };

const validator = createValidator<Customer>(Object.assign(() => true, { errors: null }));

export const validators: Validators = createValidators({ getCustomer: { response: validator } });

export const readStandard = (value: unknown): Customer | undefined => {
  const result = validator["~standard"].validate(value);
  return result.issues ? undefined : result.value;
};

export const untypedCall: Call = async <Answer>() => ({}) as Answer;
