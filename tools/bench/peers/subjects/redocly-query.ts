import { getCustomerOptions } from "../generated/redocly/client.tanstack.js";
import { createGet } from "./redocly.ts";

export const createQuery = (fetch: typeof globalThis.fetch): unknown => [
  createGet(fetch),
  getCustomerOptions({ path: { id: "1" } }),
];
