export type { Checkpoint, CheckpointEntry } from "./bulk/checkpoint.js";
export { fileCheckpoint } from "./bulk/file-checkpoint.js";
export { documentedRates, type Rates } from "./bulk/rate.js";
export type { CreateRow, Progress, Row, RowResult, UpdateManyOptions, UpdateRow } from "./bulk/row.js";
export { planRow, type RowCall } from "./bulk/row-call.js";
export { rowKey } from "./bulk/row-key.js";
export { updateMany } from "./bulk/update-many.js";
export type { Rate } from "./provider.js";
export { restoreOutcome, type SavedError, type SavedOutcome, saveOutcome } from "./saved-outcome.js";
