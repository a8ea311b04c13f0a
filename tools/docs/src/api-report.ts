import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rootFolder } from "@provider-clients-internal/shared";
import { apiReports } from "./api/reports.ts";

// `node tools/docs/src/api-report.ts` writes api/*.md; with --check it names those that are stale.
const isCheck = process.argv.includes("--check");
const folder = join(rootFolder, "api");
const reports = apiReports();
await mkdir(folder, { recursive: true });
const present = await readdir(folder);
const stale = present.filter((file) => !reports.has(file));
for (const file of stale) if (!isCheck) await rm(join(folder, file));
for (const [file, text] of reports) {
  const path = join(folder, file);
  if (present.includes(file) && (await readFile(path, "utf8")) === text) continue;
  stale.push(file);
  if (!isCheck) await writeFile(path, text);
}
const names = stale.map((file) => `api/${file}`).join(", ");
if (stale.length === 0) console.log("api: the reports are up to date");
else if (isCheck) {
  console.error(
    `api: ${names}: what users can import has changed. Run \`pnpm api\`, and review the difference.`,
  );
  process.exitCode = 1;
} else console.log(`api: wrote ${names}`);
