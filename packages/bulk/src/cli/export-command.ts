import { describeCommand } from "@provider-clients/command-line";
import { readResults } from "../file-store/results-files.js";
import { csvHeader, toCsv } from "../ledger/describe-line.js";
import { type State, states } from "../ledger/entry.js";
import type { ResultLine } from "../ledger/export-lines.js";
import { sharedOptions } from "./options.js";
import { requireRows, statusOf } from "./require-rows.js";
import { runAction } from "./run-action.js";
import { importedFile, placeOf, resultsOption } from "./source.js";
import type { Surroundings } from "./surroundings.js";
import { withBulk } from "./with-bulk.js";

const command = describeCommand({
  name: "provider-bulk export",
  summary: "Prints what became of each row of a run at each provider.",
  operands: [importedFile],
  options: {
    store: sharedOptions.store,
    run: sharedOptions.run,
    results: resultsOption,
    state: {
      type: "string",
      known: states,
      isRepeated: true,
      about: "rows in this state only; may be repeated",
    },
    format: { type: "string", known: ["csv", "jsonl"], about: "csv by default" },
  },
});

const isState = (name: string): name is State => states.some((state) => state === name);

/** `provider-bulk export`. */
export const exportCommand = (args: readonly string[], surroundings: Surroundings): Promise<number> =>
  runAction(command, args, surroundings, async ({ values, operands: [file] }) => {
    const { terminal, environment } = surroundings;
    const place = placeOf(file, values, environment);
    const isJson = values.format === "jsonl";
    const given = values.state.filter(isState);
    const wanted = given.length ? given : states;
    let isEmpty = true;
    const print = async (lines: AsyncIterable<ResultLine>): Promise<void> => {
      if (!isJson) terminal.log(csvHeader);
      for await (const line of lines) {
        isEmpty = false;
        if (wanted.includes(line.state)) terminal.log(isJson ? JSON.stringify(line) : toCsv(line));
      }
    };
    if (place.store === "file") await print(readResults(place.files));
    else await withBulk(place.address, (bulk) => print(bulk.export({ run: place.run, states: wanted })));
    // No row in the wanted states, or no row at all.
    if (isEmpty) requireRows(await statusOf(place), place.store);
    return 0;
  });
