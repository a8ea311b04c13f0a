import ky from "ky";
import type { CreateGet } from "./create-get.ts";

export const createGet: CreateGet = (fetch) => {
  const client = ky.create({ baseUrl: "https://api.example.com", headers: { Authorization: "key" }, fetch });
  return (id) => client.get(`/customers/${encodeURIComponent(id)}`).json();
};
