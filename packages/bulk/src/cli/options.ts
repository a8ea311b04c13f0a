import { UsageError } from "@provider-clients/command-line";
import type { ProviderName } from "@provider-clients/customers";
import type { Rates } from "@provider-clients/customers/bulk";
import { providerNames } from "../input/mapping.js";

/** Options shared by several commands. */
export const sharedOptions = {
  providers: { type: "string", value: "names", about: "which providers, with commas between them" },
  store: {
    type: "string",
    value: "address",
    about: "where the run is kept: postgres://… for many workers (or DATABASE_URL), or file",
  },
  run: { type: "string", value: "name", about: "names the run in PostgreSQL; by default the file's name" },
  concurrency: { type: "integer", about: "how many rows of a provider are worked on at once (8)" },
  "no-rate-limit": { type: "boolean", about: "send as fast as possible, as to a mock server" },
} as const;

/** The providers in an option; none if it was omitted. */
export const readProviders = (given: string | undefined): readonly ProviderName[] => {
  const names = (given ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  return names.map((name) => {
    const provider = providerNames.find((one) => one === name);
    if (provider) return provider;
    throw new UsageError(`There is no provider "${name}". Known: ${providerNames.join(", ")}.`);
  });
};

/** No limits at all, for a mock server. */
export const noRates = (providers: readonly ProviderName[]): Rates =>
  Object.fromEntries(providers.map((provider) => [provider, []]));

/** The URL of the database; required. */
export const requirePostgres = (
  store: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): string => {
  const address = store ?? environment.DATABASE_URL;
  if (address && address !== "file") return address;
  throw new UsageError("Say --store postgres://…, or set DATABASE_URL.");
};
