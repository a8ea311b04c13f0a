import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { budgets } from "../budgets.ts";
import { describeReason, type Figure, type Section } from "../figure.ts";
import type { NamedDocument } from "./documents.ts";
import { bringUpToDate, completeWorkspace, generateAndBuildOne } from "./turbo-workspace.ts";
import { withWorkspace } from "./workspace.ts";

// The title reaches the generated code, so that the package has to be built again.
const changeTitle = async (file: string): Promise<void> => {
  const text = await readFile(file, "utf8");
  const changed = text.replace(/^(x-provider:\s+name: .*\s+title: )/m, "$1Changed ");
  if (changed === text) throw new Error(`${file} has no title to change.`);
  await writeFile(file, changed);
};

const measureRuns = (documents: readonly NamedDocument[]): Promise<readonly Figure[]> =>
  withWorkspace(documents, async (workspace) => {
    await completeWorkspace(workspace, documents);
    const [{ name } = { name: "" }] = documents;
    const first = await bringUpToDate(workspace);
    const again = await bringUpToDate(workspace);
    await changeTitle(join(workspace, "specs", name, "openapi.yaml"));
    const alone = await generateAndBuildOne(workspace, name);
    const changed = await bringUpToDate(workspace);
    const row = (subject: string, value: number, note?: string): Figure => ({
      subject,
      value,
      isOurs: true,
      note,
    });
    return [
      row("everything, nothing cached", first.seconds, `${first.executed} tasks executed`),
      row("nothing changed", again.seconds, `${again.executed} tasks executed`),
      row("that document by itself, without turbo", alone),
      row("one document changed", changed.seconds, `${changed.executed} tasks executed`),
      {
        ...row("overhead over that document by itself", Math.max(0, changed.seconds - alone)),
        budget: budgets.regenerationOverheadSeconds,
      },
    ];
  });

/** Seconds to bring a workspace of many providers up to date with turbo. */
export const measureIncremental = async (
  documents: readonly NamedDocument[],
  origin: string,
): Promise<Section> => {
  const section = {
    id: "incremental",
    title: `Generate and build ${documents.length} providers with turbo (${origin})`,
    unit: "s",
    isEnforced: false,
  };
  try {
    return { ...section, figures: await measureRuns(documents), skipped: [] };
  } catch (error) {
    return { ...section, figures: [], skipped: [{ subject: "turbo", reason: describeReason(error) }] };
  }
};
