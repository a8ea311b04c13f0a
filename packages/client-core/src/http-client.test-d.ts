// biome-ignore lint/style/noRestrictedImports: what `http` promises is compared with the original.
import type { FetchOptions, FetchResponse } from "openapi-fetch";
import type { HttpClient, HttpInit, HttpResult } from "./http-client.js";

interface Customer {
  readonly id: number;
}

interface Problem {
  readonly message: string;
}

interface NoParameters {
  query?: never;
  header?: never;
  path?: never;
  cookie?: never;
}

interface ById extends Omit<NoParameters, "path"> {
  path: { id: number };
}

interface Json<Value> {
  headers: { [name: string]: unknown };
  content: { "application/json": Value };
}

interface NoContent {
  headers: { [name: string]: unknown };
  content?: never;
}

/** One operation for each shape that openapi-typescript writes. */
interface operations {
  listCustomers: {
    parameters: Omit<NoParameters, "query"> & { query?: { expand?: boolean } };
    requestBody?: never;
    responses: { 200: Json<Customer[]>; "4XX": Json<Problem>; default: Json<{ reason: string }> };
  };
  searchCustomers: {
    parameters: Omit<NoParameters, "query" | "header"> & {
      query: { name: string };
      header?: { "x-trace"?: string };
    };
    requestBody?: never;
    responses: { 200: Json<Customer[]>; 206: Json<{ next: string }> };
  };
  readCustomer: {
    parameters: ById;
    requestBody?: never;
    responses: { 200: Json<Customer>; 404: Json<Problem>; 500: NoContent };
  };
  replaceCustomer: {
    parameters: ById;
    requestBody: { content: { "application/json": { name: string } } };
    responses: { 200: Json<Customer>; 422: Json<Problem> };
  };
  touchCustomer: {
    parameters: ById;
    requestBody?: { content: { "application/json": { note: string }; "text/plain": string } };
    responses: { "2XX": Json<Customer>; 204: NoContent; 302: NoContent };
  };
  removeCustomer: {
    parameters: ById;
    requestBody?: never;
    responses: { 204: NoContent; default: Json<Problem> };
  };
}

interface paths {
  "/customers": { get: operations["listCustomers"]; put?: never; post?: never };
  "/customers/search": { get: operations["searchCustomers"] };
  "/customers/{id}": {
    get: operations["readCustomer"];
    put: operations["replaceCustomer"];
    patch: operations["touchCustomer"];
    delete: operations["removeCustomer"];
    post?: never;
  };
}

type Media = `${string}/${string}`;

/** The same for whoever writes a value, and for whoever reads one. */
type Mutual<A, B> = [A] extends [B]
  ? [B] extends [A]
    ? true
    : "the second does not fit the first"
  : "the first does not fit the second";

/** Whether it may be left out, and what it may be. We also take an `undefined` that was passed on. */
type Part<Init, Name extends "params" | "body"> = Name extends keyof Init
  ? [optional: object extends Pick<Init, Name> ? true : false, value: Exclude<Init[Name], undefined>]
  : never;

type ComparedRequests = {
  [Id in keyof operations]: Mutual<
    [Part<HttpInit<operations[Id]>, "params">, Part<HttpInit<operations[Id]>, "body">],
    [Part<FetchOptions<operations[Id]>, "params">, Part<FetchOptions<operations[Id]>, "body">]
  >;
};

type ComparedResults = {
  [Id in keyof operations]: Mutual<HttpResult<operations[Id]>, FetchResponse<operations[Id], object, Media>>;
};

type ComparedReadings = {
  [Reading in "json" | "text" | "blob" | "arrayBuffer" | "stream"]: Mutual<
    HttpResult<operations["readCustomer"], Reading>,
    FetchResponse<operations["readCustomer"], { parseAs: Reading }, Media>
  >;
};

const same = {
  listCustomers: true,
  searchCustomers: true,
  readCustomer: true,
  replaceCustomer: true,
  touchCustomer: true,
  removeCustomer: true,
} as const;

export const requestsAreTheSame: ComparedRequests = same;

export const resultsAreTheSame: ComparedResults = same;

export const readingsAreTheSame: ComparedReadings = {
  json: true,
  text: true,
  blob: true,
  arrayBuffer: true,
  stream: true,
};

declare const http: HttpClient<paths>;

export const use = async (signal: AbortSignal): Promise<readonly unknown[]> => {
  const { data, error, response } = await http.GET("/customers/{id}", {
    params: { path: { id: 1 } },
    headers: { "x-trace": 5, "x-none": undefined },
    timeoutMs: 5000,
    retries: undefined,
    signal,
    onResponse: ({ status }) => status,
  });
  const name: string | undefined = error?.message;
  const { data: csv } = await http.GET("/customers", { parseAs: "text" });
  const text: string | undefined = csv;
  const { data: nothing } = await http.DELETE("/customers/{id}", { params: { path: { id: 1 } } });
  const none: undefined = nothing;
  await http.GET("/customers");
  await http.GET("/customers/search", {
    params: { query: { name: "Jane" } },
    querySerializer: (query) => `name=${query.name}`,
  });
  await http.PUT("/customers/{id}", {
    params: { path: { id: 1 } },
    body: { name: "Jane" },
    bodySerializer: (body) => body.name,
  });
  return [data?.id, name, text, none, response.status];
};

export const refuse = async (): Promise<void> => {
  // @ts-expect-error no such path in the document
  await http.GET("/orders/{id}", { params: { path: { id: 1 } } });
  // @ts-expect-error no such method on this path
  await http.PUT("/customers", {});
  // @ts-expect-error the document has no such method
  await http.POST("/customers", {});
  // @ts-expect-error the path value is missing
  await http.GET("/customers/{id}", { params: {} });
  // @ts-expect-error the query is required
  await http.GET("/customers/search");
  // @ts-expect-error no such query parameter
  await http.GET("/customers", { params: { query: { exapnd: true } } });
  // @ts-expect-error the body is required
  await http.PUT("/customers/{id}", { params: { path: { id: 1 } } });
  // @ts-expect-error no such field
  await http.PUT("/customers/{id}", { params: { path: { id: 1 } }, body: { name: "Jane", nmae: "" } });
  // @ts-expect-error the operation takes no body
  await http.DELETE("/customers/{id}", { params: { path: { id: 1 } }, body: {} });
  // @ts-expect-error no such option: openapi-fetch lets any name pass
  await http.GET("/customers", { timeoutMS: 5000 });
  // @ts-expect-error it would take the credential elsewhere
  await http.GET("/customers", { baseUrl: "https://example.com" });
  // @ts-expect-error nor is another `fetch` taken for one call
  await http.GET("/customers", { fetch });
  // @ts-expect-error an option of `fetch` that has no effect
  await http.GET("/customers", { cache: "no-store" });
  // @ts-expect-error a serialiser is a function
  await http.GET("/customers", { querySerializer: { array: { style: "form", explode: false } } });
  // @ts-expect-error there is no such reading
  await http.GET("/customers", { parseAs: "xml" });
};
