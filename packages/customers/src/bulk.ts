export type { Checkpoint, CheckpointEntry } from "./bulk/checkpoint.js";
export { documentedRates, type Rates } from "./bulk/rate.js";
export type { Progress, Row, RowResult, UpdateManyOptions } from "./bulk/row.js";
export { updateMany } from "./bulk/update-many.js";
export type { Rate } from "./provider.js";
