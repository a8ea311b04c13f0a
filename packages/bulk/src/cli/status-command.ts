import { describeCommand, jsonOption } from "@provider-clients/command-line";
import { readFileStatus } from "../file-store/read-file-status.js";
import { exitCodeOf, exitCodes } from "./exit-code.js";
import { sharedOptions } from "./options.js";
import { type AnyStatus, printStatus } from "./print-status.js";
import { runAction } from "./run-action.js";
import { importedFile, type Place, placeOf, resultsOption } from "./source.js";
import type { Surroundings } from "./surroundings.js";
import { withBulk } from "./with-bulk.js";

const command = describeCommand({
  name: "provider-bulk status",
  summary: "Says how many rows of a run are in which state.",
  operands: [importedFile],
  options: { store: sharedOptions.store, run: sharedOptions.run, results: resultsOption, json: jsonOption },
  notes: "Of a run that is kept in files, rows that it has not come to are not counted.",
  exitCodes: { 0: exitCodes[0], 1: exitCodes[1], 3: exitCodes[3] },
});

const read = (place: Place): Promise<AnyStatus> =>
  place.store === "file"
    ? readFileStatus(place.run, place.files)
    : withBulk(place.address, (bulk) => bulk.status({ run: place.run }));

/** `provider-bulk status`. */
export const statusCommand = (args: readonly string[], surroundings: Surroundings): Promise<number> =>
  runAction(command, args, surroundings, async ({ values, operands: [file] }) => {
    const status = await read(placeOf(file, values, surroundings.environment));
    if (values.json) surroundings.terminal.log(JSON.stringify(status));
    else printStatus(status, surroundings.terminal);
    return exitCodeOf(status.total);
  });
