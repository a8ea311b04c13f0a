import { fileURLToPath } from "node:url";
import { budgets } from "../budgets.ts";

/** A program that uses an entry, and the same program without it. */
export interface Entry {
  readonly subject: string;
  readonly file: string;
  readonly without: string;
  /** The maximum of what the entry adds; peers have none. */
  readonly budget?: number;
  readonly note?: string;
}

const program = (name: string): string => fileURLToPath(new URL(`ours/${name}.ts`, import.meta.url));

const entry = (subject: string, name: keyof typeof budgets.entry, note?: string): Entry => ({
  subject,
  file: program(`payabli-${name}`),
  without: program("payabli"),
  budget: budgets.entry[name],
  ...(note !== undefined && { note }),
});

/** Every entry of Payabli's client, and client-core's for OpenTelemetry. */
export const ourEntries: readonly Entry[] = [
  entry("payabli/query", "query", "one query"),
  entry("payabli/pagination", "pagination"),
  entry("payabli/http", "http", "openapi-fetch included"),
  entry("payabli/msw", "msw", "the examples of every operation"),
  entry("payabli/schemas", "schema", "one schema"),
  entry("payabli/openapi.json", "document"),
  entry("client-core/otel", "otel"),
];
