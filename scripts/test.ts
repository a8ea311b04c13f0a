import { runTurbo } from "@provider-clients-internal/shared";

/** A test that cannot run on this machine prints a line that starts so; the closing summary repeats it. */
const skipMark = /SKIPPED: .*/g;

/** Everything that must hold, in the order a reader expects; turbo runs what it can side by side. */
const tasks = [
  "build",
  "lint:code",
  "lint:specs",
  "lint:snippets",
  "lint:packages",
  "lint:unused",
  "check:generated",
  "check:api",
  "check:readmes",
  "types",
  "unit",
  "check:record",
  "contract:checks",
  "acceptance",
];

const skipped = new Set<string>();
let tail = "";
const startedAt = performance.now();
const code = await runTurbo(
  [...tasks, "--continue=dependencies-successful", "--concurrency=3", ...process.argv.slice(2)],
  (chunk) => {
    process.stdout.write(chunk);
    const text = tail + chunk;
    const lastLine = text.lastIndexOf("\n") + 1;
    for (const line of text.slice(0, lastLine).match(skipMark) ?? []) skipped.add(line);
    tail = text.slice(lastLine);
  },
);

const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
for (const line of skipped) console.log(line);
if (code === 0) console.log(`npm test: everything passed in ${seconds} s; ${skipped.size} checks skipped.`);
else
  console.error(
    `npm test: failed after ${seconds} s. The first task above marked "error" says what and where.`,
  );
process.exitCode = code;
