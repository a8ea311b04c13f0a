import { BulkError } from "../bulk-error.js";
import { readFileStatus } from "../file-store/read-file-status.js";
import type { AnyStatus } from "./print-status.js";
import type { Place } from "./source.js";
import { withBulk } from "./with-bulk.js";

/** The status of the run in this place. */
export const statusOf = (place: Place): Promise<AnyStatus> =>
  place.store === "file"
    ? readFileStatus(place.run, place.files)
    : withBulk(place.address, (bulk) => bulk.status({ run: place.run }));

/**
 * Refuses a run without rows: most likely its name is misspelt, and exit code 0 would say that everything is applied.
 *
 * @throws {BulkError} of kind `input`.
 */
export const requireRows = ({ run, providers }: AnyStatus, store: Place["store"]): void => {
  if (providers.length) return;
  throw new BulkError(
    "input",
    store === "file"
      ? `There are no rows of a run "${run}" in this folder. Give the file that was imported, or its --results.`
      : `The database has no rows of a run "${run}". Give the name with --run; an import names it after its file.`,
  );
};
