import { createPayabliClient } from "@provider-clients/payabli";
import type { CreateGet } from "./create-get.ts";

// The path-typed client, with the same retries, deadline and credential as a method.
export const createGet: CreateGet = (fetch) => {
  const { http } = createPayabliClient({ requestToken: "key", baseUrl: "https://api.example.com", fetch });
  return async (id) =>
    (await http.GET("/Customer/{customerId}", { params: { path: { customerId: Number(id) } } })).data;
};
