export { BulkError, type BulkErrorKind } from "./bulk-error.js";
export type { AnyRow } from "./ledger/content.js";
export type { Enqueued, EnqueueOptions, ReadRow } from "./ledger/enqueue.js";
export type { Ending, InvalidRow, State } from "./ledger/entry.js";
export type { ResultLine } from "./ledger/export-lines.js";
export type { Counts, Status } from "./ledger/status.js";
export { type Bulk, type BulkOptions, type ExportOptions, openBulk } from "./open-bulk.js";
export type { Resolved, ResolveOptions } from "./work/resolve-rows.js";
export type { ClientSettings, MakeClients, WorkOptions } from "./work/work.js";
