import { getCustomerOptions } from "../generated/hey-api/@tanstack/react-query.gen.js";
import { createGet } from "./hey-api.ts";

export const createQuery = (fetch: typeof globalThis.fetch): unknown => [
  createGet(fetch),
  getCustomerOptions({ path: { id: "1" } }),
];
