import axios from "axios";
import type { CreateGet } from "./create-get.ts";

export const createGet: CreateGet = (fetch) => {
  const client = axios.create({
    baseURL: "https://api.example.com",
    headers: { Authorization: "key" },
    adapter: "fetch",
    env: { fetch },
  });
  return async (id) => (await client.get(`/customers/${encodeURIComponent(id)}`)).data;
};
