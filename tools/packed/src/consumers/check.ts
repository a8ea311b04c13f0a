import { NotInstalledError } from "@provider-clients-internal/shared";

/** Whether one way of using the packages works. */
export interface Check {
  /** The group in a table: `types`, `bundles` … */
  readonly group: string;
  /** What was tried, such as `TypeScript 6, nodenext`. */
  readonly subject: string;
  readonly passed: boolean;
  /** Why it failed, or a useful figure. */
  readonly detail?: string;
  /** Why it was not tried. */
  readonly notRun?: string;
}

const reasonOf = (error: unknown): Pick<Check, "detail" | "notRun"> =>
  error instanceof NotInstalledError ? { notRun: error.message } : { detail: String(error) };

/** Runs checks with limited concurrency. An error is the reason of a failure. */
export const runChecks = async (
  group: string,
  checks: Readonly<Record<string, () => Promise<string | undefined>>>,
  atOnce = 2,
): Promise<Check[]> => {
  const waiting = Object.entries(checks);
  const done: Check[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [subject, run] = next;
      try {
        const detail = await run();
        done.push({ group, subject, passed: true, ...(detail && { detail }) });
      } catch (error) {
        done.push({ group, subject, passed: false, ...reasonOf(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const order = Object.keys(checks);
  return done.sort((one, other) => order.indexOf(one.subject) - order.indexOf(other.subject));
};
