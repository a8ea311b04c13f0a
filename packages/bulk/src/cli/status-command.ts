import { describeCommand, jsonOption } from "@provider-clients/command-line";
import { exitCodeOf, exitCodes } from "./exit-code.js";
import { sharedOptions } from "./options.js";
import { printStatus } from "./print-status.js";
import { requireRows, statusOf } from "./require-rows.js";
import { runAction } from "./run-action.js";
import { importedFile, placeOf, resultsOption } from "./source.js";
import type { Surroundings } from "./surroundings.js";

const command = describeCommand({
  name: "provider-bulk status",
  summary: "Says how many rows of a run are in which state.",
  operands: [importedFile],
  options: { store: sharedOptions.store, run: sharedOptions.run, results: resultsOption, json: jsonOption },
  notes: "Of a run that is kept in files, rows that it has not come to are not counted.",
  exitCodes: { 0: exitCodes[0], 1: exitCodes[1], 3: exitCodes[3], 4: exitCodes[4] },
});

/** `provider-bulk status`. */
export const statusCommand = (args: readonly string[], surroundings: Surroundings): Promise<number> =>
  runAction(command, args, surroundings, async ({ values, operands: [file] }) => {
    const place = placeOf(file, values, surroundings.environment);
    const status = await statusOf(place);
    requireRows(status, place.store);
    if (values.json) surroundings.terminal.log(JSON.stringify(status));
    else printStatus(status, surroundings.terminal);
    return exitCodeOf(status.total);
  });
