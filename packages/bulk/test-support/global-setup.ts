import { startPostgres } from "@provider-clients-internal/postgres";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The URL of the tests' PostgreSQL. */
    postgres: string;
  }
}

/** Starts the PostgreSQL of all test files, and stops it after them. */
export default async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const { url, stop } = await startPostgres();
  provide("postgres", url);
  return stop;
};
