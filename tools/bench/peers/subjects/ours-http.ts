import { createPayabliHttp } from "@provider-clients/payabli/http";
import type { CreateGet } from "./create-get.ts";

// openapi-fetch over our transport, with the same retries, deadline and credential as a method.
export const createGet: CreateGet = (fetch) => {
  const http = createPayabliHttp({ requestToken: "key", baseUrl: "https://api.example.com", fetch });
  return async (id) =>
    (await http.GET("/Customer/{customerId}", { params: { path: { customerId: Number(id) } } })).data;
};
