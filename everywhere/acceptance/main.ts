import { runAll } from "./run-all.ts";

// For Node.js, Bun and Deno: `main.js <address of the mock server>` prints the results as JSON.
console.log(JSON.stringify(await runAll(process.argv[2] ?? "")));
