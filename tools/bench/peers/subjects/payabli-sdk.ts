import { PayabliClient } from "@payabli/sdk-node";
import type { CreateGet } from "./create-get.ts";

// This SDK takes no fetch; it calls the global one.
export const createGet: CreateGet = (fetch) => {
  globalThis.fetch = fetch;
  const client = new PayabliClient({ apiKey: "key", baseUrl: "https://api.example.com" });
  return (id) => client.customer.getCustomer(Number(id));
};
