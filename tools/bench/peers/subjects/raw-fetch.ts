import type { CreateGet } from "./create-get.ts";

export const createGet: CreateGet = (fetch) => async (id) => {
  const response = await fetch(`https://api.example.com/customers/${encodeURIComponent(id)}`, {
    headers: { Authorization: "key" },
  });
  return response.json();
};
