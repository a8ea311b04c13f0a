import { buildFirst, rootFolder } from "@provider-clients-internal/shared";

// `pnpm spec:diff [base-ref] [--json]`: what changes of the specs do to the users of the clients.
await buildFirst("spec-diff");
const { runSpecDiff } = await import("@provider-clients/spec-diff");
const { stdout } = process;
process.exitCode = await runSpecDiff(rootFolder, process.argv.slice(2), {
  log: (line) => console.log(line),
  error: (line) => console.error(line),
  ...(stdout.columns === undefined ? {} : { width: Math.min(stdout.columns, 140) }),
  isColored: stdout.isTTY === true && process.env.NO_COLOR === undefined,
});
