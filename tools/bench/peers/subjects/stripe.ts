import Stripe from "stripe";
import type { CreateGet } from "./create-get.ts";

export const createGet: CreateGet = (fetch) => {
  const client = new Stripe("key", { httpClient: Stripe.createFetchHttpClient(fetch) });
  return (id) => client.customers.retrieve(id);
};
