import { captureCommand } from "@provider-clients-internal/shared";

/** The day of the last commit that changed each file, as `2026-11-29`; empty outside of a git checkout. */
export const gitDates = async (root: string): Promise<ReadonlyMap<string, string>> => {
  const args = ["log", "--format=:%cs", "--name-only", "--no-renames"];
  const { code, stdout } = await captureCommand("git", args, { cwd: root });
  const dates = new Map<string, string>();
  if (code !== 0) return dates;
  let date = "";
  for (const line of stdout.split("\n")) {
    if (line.startsWith(":")) date = line.slice(1);
    else if (line !== "" && !dates.has(line)) dates.set(line, date);
  }
  return dates;
};
