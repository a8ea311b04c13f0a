import { getCustomer } from "../generated/orval/client.js";
import type { CreateGet } from "./create-get.ts";

// orval's functions call the global fetch and know no credential.
export const createGet: CreateGet = (fetch) => {
  globalThis.fetch = fetch;
  return async (id) => (await getCustomer(id, { headers: { Authorization: "key" } })).data;
};
