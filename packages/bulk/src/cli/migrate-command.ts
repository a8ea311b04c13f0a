import { describeCommand } from "@provider-clients/command-line";
import { requirePostgres, sharedOptions } from "./options.js";
import { runAction } from "./run-action.js";
import type { Surroundings } from "./surroundings.js";
import { withBulk } from "./with-bulk.js";

const command = describeCommand({
  name: "provider-bulk migrate",
  summary:
    "Makes the schema provider_bulk in the database, or brings it up to date; the other commands do it too.",
  options: { store: sharedOptions.store },
});

/** `provider-bulk migrate`. */
export const migrateCommand = (args: readonly string[], surroundings: Surroundings): Promise<number> =>
  runAction(command, args, surroundings, ({ values }) =>
    withBulk(requirePostgres(values.store, surroundings.environment), async () => {
      surroundings.terminal.log("The schema provider_bulk is up to date.");
      return 0;
    }),
  );
