import createClient from "openapi-fetch";
import type { paths } from "../generated/openapi-typescript/schema.js";
import type { CreateGet } from "./create-get.ts";

export const createGet: CreateGet = (fetch) => {
  const client = createClient<paths>({
    baseUrl: "https://api.example.com",
    headers: { Authorization: "key" },
    fetch,
  });
  return async (id) => (await client.GET("/customers/{id}", { params: { path: { id } } })).data;
};
