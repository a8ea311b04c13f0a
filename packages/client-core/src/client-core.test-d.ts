import { createClientCore } from "./client-core.js";
import type { ClientOptions } from "./client-options.js";
import { type AnswerError, isProviderError, type ProviderError } from "./errors.js";
import type { Operation, ProviderDefinition } from "./operation.js";
import type { BaseUrlOption, Call, CallOptions } from "./options.js";
import { createValidator, createValidators, type Validators } from "./validation.js";

interface Customer {
  readonly id: number;
}

interface paths {
  "/customers/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { expand?: boolean }; header?: never; path: { id: number }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: Record<string, unknown>; content: { "application/json": Customer } } };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
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
  credentials: { apiKey: { header: "X-API-Key" } },
  operations: [getCustomer],
} as const satisfies ProviderDefinition;

const credential = { option: "apiKey", header: "X-API-Key", value: async () => "key" };

const { call, http } = createClientCore<paths>(provider, { baseUrl: "https://example.com" }, credential);

// A generated method infers the answer from what it promises.
export const readCustomer = (id: number | bigint, options?: CallOptions): Promise<Customer> =>
  call(getCustomer, { id }, undefined, options);

// A generated method's own options pass.
export const listCustomers = (options: CallOptions & { query: { limit?: number } }): Promise<Customer[]> =>
  call(getCustomer, {}, undefined, options);

// @ts-expect-error a path value is text or a number
call(getCustomer, { id: true }, undefined, undefined);

export const useHttp = async (): Promise<number | undefined> => {
  const { data, response } = await http.GET("/customers/{id}", {
    params: { path: { id: 1 } },
    timeoutMs: 5000,
  });
  response.headers.get("x-request-id");
  // @ts-expect-error no such path in the document
  await http.GET("/orders/{id}", { params: { path: { id: 1 } } });
  // @ts-expect-error no such method on this path
  await http.PUT("/customers/{id}", { params: { path: { id: 1 } } });
  // @ts-expect-error the path value is missing
  await http.GET("/customers/{id}", { params: {} });
  return data?.id;
};

// @ts-expect-error middleware is not offered: it would run above the deadline
http.use({});

// @ts-expect-error nor is the method that takes any verb
http.request("get", "/customers/{id}", { params: { path: { id: 1 } } });

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
