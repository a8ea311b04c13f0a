import type { Mock } from "./mock.ts";

/**
 * The requirements on a package, by the name of the row in the table. Each function throws if the requirement is not
 * met.
 */
export type Rows = Readonly<Record<string, (mock: Mock) => Promise<void>>>;

/** The result of one row. */
export interface RowResult {
  readonly package: string;
  readonly row: string;
  readonly passed: boolean;
  /** Why it did not pass. */
  readonly detail?: string;
}

/** Runs each row independently; a failure does not stop the others. */
export const runRows = async (name: string, rows: Rows, mock: Mock): Promise<RowResult[]> => {
  const results: RowResult[] = [];
  for (const [row, run] of Object.entries(rows)) {
    try {
      await run(mock);
      results.push({ package: name, row, passed: true });
    } catch (error) {
      results.push({ package: name, row, passed: false, detail: String(error) });
    }
  }
  return results;
};

/** Throws if two JSON values differ. */
export const same = (what: string, actual: unknown, expected: unknown): void => {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) throw new Error(`${what}: ${found} instead of ${wanted}`);
};

/** The rejection of a promise. Throws if it resolves. */
export const rejection = async (promise: Promise<unknown>): Promise<unknown> => {
  const [result] = await Promise.allSettled([promise]);
  if (result?.status === "rejected") return result.reason;
  throw new Error("the call succeeded");
};
