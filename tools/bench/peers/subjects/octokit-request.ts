import { request } from "@octokit/request";
import type { CreateGet } from "./create-get.ts";

export const createGet: CreateGet = (fetch) => {
  const send = request.defaults({
    baseUrl: "https://api.example.com",
    headers: { authorization: "key" },
    request: { fetch },
  });
  return async (id) => (await send("GET /customers/{id}", { id })).data;
};
