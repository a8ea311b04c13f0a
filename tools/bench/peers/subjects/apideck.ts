import { ApideckCore } from "@apideck/unify/core.js";
import { accountingCustomersGet } from "@apideck/unify/funcs/accountingCustomersGet.js";
import { HTTPClient } from "@apideck/unify/lib/http.js";
import type { CreateGet } from "./create-get.ts";

// Its standalone functions: the smallest way to use it (the class costs 40 % more).
export const createGet: CreateGet = (fetch) => {
  const httpClient = new HTTPClient({ fetcher: (input, init) => fetch(input, init) });
  const client = new ApideckCore({ apiKey: "key", appId: "app", consumerId: "consumer", httpClient });
  return async (id) => {
    const result = await accountingCustomersGet(client, { id, serviceId: "xero" });
    if (!result.ok) throw result.error;
    return result.value;
  };
};
