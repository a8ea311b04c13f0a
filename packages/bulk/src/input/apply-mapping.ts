import type { ProviderName } from "@provider-clients/customers";
import type { ReadRow } from "../ledger/enqueue.js";
import type { Mapping, Place } from "./mapping.js";
import type { FileRecord } from "./read-record.js";

const truths: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["yes", true],
  ["1", true],
  ["false", false],
  ["no", false],
  ["0", false],
]);

/** Converts the contents of a cell for its field, or returns why that is not possible. */
const convert = (
  { path, provider }: Place,
  text: string,
): { readonly value: unknown } | { readonly problem: string } => {
  const name = path.join(".");
  if (provider === undefined && (name === "isTest" || name === "doNotCall")) {
    const value = truths.get(text.trim().toLowerCase());
    return value === undefined ? { problem: "must be true or false, yes or no, 1 or 0" } : { value };
  }
  if (provider === "payabli" && name === "id") {
    if (!/^\d{1,18}$/.test(text.trim())) return { problem: "must be a whole number" };
    const id = BigInt(text.trim());
    return { value: id <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(id) : id };
  }
  return { value: text };
};

const put = (object: Record<string, unknown>, path: readonly string[], value: unknown): void => {
  const [first = "", ...rest] = path;
  if (!rest.length) {
    object[first] = value;
    return;
  }
  const inner: unknown = object[first];
  const next: Record<string, unknown> = typeof inner === "object" && inner ? { ...inner } : {};
  put(next, rest, value);
  object[first] = next;
};

/** True if the target has columns and all of them are empty in this line. */
const isMissing = ({ places }: Mapping, { cells }: FileRecord, provider: ProviderName): boolean => {
  const columns = places.flatMap(({ source, provider: one }) =>
    one === provider && "column" in source ? [source.column] : [],
  );
  return columns.length > 0 && columns.every((column) => (cells.get(column) ?? "") === "");
};

/** Converts a line to a row, or to problems by column. An empty cell counts as not given. */
export const applyMapping = (mapping: Mapping, record: FileRecord): ReadRow => {
  const { line, cells } = record;
  const invalid = (problem: { readonly reason: string; readonly column?: string }): ReadRow => ({
    row: null,
    line,
    invalid: { ...problem, providers: mapping.providers },
  });
  if (record.problem) return invalid(record.problem);
  const targets: Record<string, Record<string, unknown>> = {};
  const fields: Record<string, unknown> = {};
  for (const place of mapping.places) {
    const { source, path, provider } = place;
    const given = "value" in source ? source.value : cells.get(source.column);
    if (given === undefined || given === null || given === "") continue;
    const meant = typeof given === "string" && "column" in source ? convert(place, given) : { value: given };
    const column = "column" in source ? source.column : "";
    if ("problem" in meant) return invalid({ reason: `${column} ${meant.problem}`, column });
    if (provider === undefined) put(fields, path, meant.value);
    else put(targets, [provider, ...path], meant.value);
  }
  const missing = mapping.providers.filter((provider) => isMissing(mapping, record, provider));
  const named = mapping.providers.filter((provider) => !missing.includes(provider));
  if (!named.length) return invalid({ reason: "the line names no customer at any provider" });
  const row = {
    targets: Object.fromEntries(named.map((provider) => [provider, targets[provider] ?? {}])),
    [mapping.operation === "create" ? "customer" : "changes"]: fields,
  };
  if (!missing.length) return { row, line };
  return { row, line, invalid: { reason: "the line names no customer here", providers: missing } };
};
