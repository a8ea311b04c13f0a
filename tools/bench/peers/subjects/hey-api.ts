import { client } from "../generated/hey-api/client.gen.js";
import { getCustomer } from "../generated/hey-api/sdk.gen.js";
import type { CreateGet } from "./create-get.ts";

export const createGet: CreateGet = (fetch) => {
  client.setConfig({ auth: "key", fetch });
  return async (id) => (await getCustomer({ path: { id } })).data;
};
