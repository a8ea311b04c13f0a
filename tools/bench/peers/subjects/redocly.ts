import { configure, getCustomer } from "../generated/redocly/client.js";
import type { CreateGet } from "./create-get.ts";

export const createGet: CreateGet = (fetch) => {
  configure({ fetch, auth: { apiKey: { apiKey: "key" } }, retry: { retries: 2 }, timeout: 30_000 });
  return (id) => getCustomer({ path: { id } });
};
