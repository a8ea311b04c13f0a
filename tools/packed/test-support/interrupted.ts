import { exitOnSignals, runCommand, temporaryFolder } from "@provider-clients-internal/shared";

// Prints its temporary folder and its child's process id, then waits for a signal.
exitOnSignals();
using folder = temporaryFolder("interrupted");
const script = `console.error(process.pid); require("fs").writeFileSync("pid", String(process.pid)); setInterval(() => {}, 1000)`;
const child = runCommand(process.execPath, ["-e", script], { cwd: folder.path });
console.log(folder.path);
await child;
