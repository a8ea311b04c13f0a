import { createPayabliClient } from "@provider-clients/payabli";
import type { CreateGet } from "./create-get.ts";

// With everything that is on by default: retries, the deadline, the failure envelope, the size limit.
export const createGet: CreateGet = (fetch) => {
  const payabli = createPayabliClient({ requestToken: "key", baseUrl: "https://api.example.com", fetch });
  return (id) => payabli.getCustomer(Number(id));
};
