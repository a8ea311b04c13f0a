import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

// `npm start` and `npm test`, on any Node from 20.19: installs the pinned tools, then runs scripts/<name>.ts with them.
const [name, ...args] = process.argv.slice(2);
const { packageManager } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const options = { cwd: new URL("..", import.meta.url), shell: process.platform === "win32" };
const startedAt = performance.now();
process.stderr.write("  Installing (about half a minute the first time) …");
// What pnpm warns of, an older Node for one, matters only where the install fails.
const install = ["--yes", packageManager, "install", "--frozen-lockfile", "--reporter=append-only"];
const { status, error, stdout, stderr } = spawnSync("npx", install, { ...options, encoding: "utf8" });
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
process.stderr.write(` ${status === 0 ? "done" : "failed"} in ${seconds} s\n`);
if (status !== 0) {
  process.stderr.write(`${stdout ?? ""}${stderr ?? ""}`);
  console.error(`npm ${name}: the install failed; see above. ${error?.message ?? ""}`);
  process.exit(1);
}
const run = spawnSync("node_modules/.bin/node", [`scripts/${name}.ts`, ...args], {
  ...options,
  stdio: "inherit",
});
process.exitCode = run.status ?? 1;
