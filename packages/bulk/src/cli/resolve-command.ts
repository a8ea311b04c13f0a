import { describeCommand, type Given, UsageError } from "@provider-clients/command-line";
import type { ProviderName } from "@provider-clients/customers";
import { documentedRates } from "@provider-clients/customers/bulk";
import { resolveFile } from "../file-store/resolve-file.js";
import type { RunFiles } from "../file-store/run-files.js";
import type { Resolved } from "../work/resolve-rows.js";
import { clientsFromEnvironment, environmentNotes } from "./environment-clients.js";
import { exitCodes } from "./exit-code.js";
import { noRates, readProviders, sharedOptions } from "./options.js";
import { openRows } from "./read-rows.js";
import { requireRows, statusOf } from "./require-rows.js";
import { runAction } from "./run-action.js";
import { checkedRows, importedFile, placeOf, readSource, resultsOption, sourceOptions } from "./source.js";
import { interruptedCode, type Surroundings, untilInterrupted } from "./surroundings.js";
import { withBulk } from "./with-bulk.js";

const command = describeCommand({
  name: "provider-bulk resolve",
  summary: "Reads the unknown rows of a run back at their providers, and says which were applied.",
  operands: [importedFile],
  options: {
    ...sourceOptions,
    store: sharedOptions.store,
    run: sharedOptions.run,
    results: resultsOption,
    providers: sharedOptions.providers,
    "no-rate-limit": sharedOptions["no-rate-limit"],
    requeue: { type: "boolean", about: "send again what was not applied, with the next import or work" },
  },
  notes: `A run that is kept in files needs the file, and its --map, again.\n\n${environmentNotes}`,
  exitCodes: { 0: "none is unknown any more", 3: exitCodes[3], 130: "interrupted" },
});

type Values = Given<NonNullable<typeof command.options>>["values"];

type Resolve = (signal: AbortSignal) => Promise<Resolved>;

const providersOf = (
  { providers }: Values,
  mapped: readonly ProviderName[] | undefined,
): readonly ProviderName[] => {
  const given = readProviders(providers);
  if (given.length) return given;
  if (mapped) return mapped;
  throw new UsageError("Say --providers, such as --providers soap,payabli.");
};

const prepareFiles = async (
  files: RunFiles,
  file: string | undefined,
  values: Values,
  { environment, stdin }: Surroundings,
): Promise<Resolve> => {
  if (file === undefined)
    throw new UsageError("Say which file was imported: its rows are kept nowhere else.");
  const source = await readSource(file, values);
  const providers = providersOf(values, source.mapping?.providers);
  const clients = clientsFromEnvironment(providers, environment);
  const rows = checkedRows(await openRows(source, stdin), source, false);
  const rates = values["no-rate-limit"] ? {} : documentedRates;
  return (signal) => resolveFile({ files, rows, providers, clients, rates, requeue: values.requeue, signal });
};

const preparePostgres = (
  address: string,
  run: string,
  values: Values,
  { environment }: Surroundings,
): Resolve => {
  const providers = providersOf(values, undefined);
  const clients = clientsFromEnvironment(providers, environment);
  const perProviderRate = values["no-rate-limit"] ? noRates(providers) : undefined;
  return (signal) =>
    withBulk(address, (bulk) =>
      bulk.resolve({ run, clients, requeue: values.requeue, signal, perProviderRate }),
    );
};

/** `provider-bulk resolve`. */
export const resolveCommand = (args: readonly string[], surroundings: Surroundings): Promise<number> =>
  runAction(command, args, surroundings, async ({ values, operands: [file] }) => {
    const place = placeOf(file, values, surroundings.environment);
    const resolve =
      place.store === "file"
        ? await prepareFiles(place.files, file, values, surroundings)
        : preparePostgres(place.address, place.run, values, surroundings);
    return untilInterrupted(surroundings, async (signal) => {
      const { applied, notApplied, unknown } = await resolve(signal);
      if (applied + notApplied + unknown === 0) requireRows(await statusOf(place), place.store);
      surroundings.terminal.log(`${applied} applied, ${notApplied} not applied, ${unknown} still unknown`);
      if (signal.aborted) return interruptedCode;
      return unknown ? 3 : 0;
    });
  });
