import { boundNames, checkOptions } from "../check-options.js";
import { noSuch } from "../fields.js";
import type { Rate } from "../provider.js";
import { providerNames } from "../providers.js";
import { misuse } from "../refusal.js";
import { documentedRates, type Rates } from "./rate.js";
import type { UpdateManyOptions } from "./row.js";

const names = ["concurrency", "perProviderRate", "onProgress", "checkpoint", "key", ...boundNames];

const shown = (value: unknown): string =>
  typeof value === "number" || typeof value === "bigint"
    ? String(value)
    : (JSON.stringify(value) ?? String(value));

const wholeNumber = (name: string, value: unknown, least: number): void => {
  if (value === undefined || (typeof value === "number" && Number.isSafeInteger(value) && value >= least))
    return;
  throw misuse(`${name} must be a whole number, ${least} or more; it is ${shown(value)}.`);
};

const aFunction = (name: string, value: unknown): void => {
  if (value === undefined || typeof value === "function") return;
  throw misuse(`${name} must be a function.`);
};

const isRate = (rate: unknown): rate is Rate => {
  const { limit, intervalMs } = Object(rate);
  return Number.isSafeInteger(limit) && limit >= 1 && Number.isFinite(intervalMs) && intervalMs > 0;
};

/** The documented rates, replaced by the given ones. */
const ratesOf = (given: Rates | undefined): Rates => {
  const rates = Object.entries(given ?? {}).filter(([, one]) => one !== undefined);
  for (const [name, one] of rates) {
    if (!providerNames.some((known) => known === name)) {
      throw misuse(`${noSuch("provider", name, providerNames)} in perProviderRate.`);
    }
    if (!Array.isArray(one) || !one.every(isRate)) {
      throw misuse(`perProviderRate.${name} must be a list of { limit, intervalMs }, both above 0.`);
    }
  }
  return { ...documentedRates, ...Object.fromEntries(rates) };
};

/** Applies the defaults. Throws an error that names the wrong option. */
export const readOptions = <One>(options: UpdateManyOptions<One>) => {
  checkOptions(options, names);
  const { concurrency, retries, checkpoint, onProgress, key, signal, timeoutMs } = options;
  wholeNumber("concurrency", concurrency, 1);
  wholeNumber("retries", retries, 0);
  wholeNumber("timeoutMs", timeoutMs, 1);
  aFunction("onProgress", onProgress);
  aFunction("key", key);
  if (checkpoint !== undefined) {
    const { load, save } = Object(checkpoint);
    if (typeof load !== "function" || typeof save !== "function") {
      throw misuse("checkpoint must have `load` and `save`.");
    }
    aFunction("checkpoint.lease", checkpoint.lease);
  }
  return {
    concurrency: concurrency ?? 8,
    retries: retries ?? 2,
    rates: ratesOf(options.perProviderRate),
    checkpoint,
    onProgress,
    key,
    signal,
    timeoutMs,
  };
};

/** The options of a run, with their defaults. */
export type Settings<One> = ReturnType<typeof readOptions<One>>;
