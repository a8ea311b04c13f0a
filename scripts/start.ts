import { quietTurbo, rootFolder } from "@provider-clients-internal/shared";

// `npm start`: from a fresh clone to one customer changed at three providers. What needs a built package is imported
// after the step that builds it.
await quietTurbo("Building the generator", ["build", "--filter=@provider-clients/codegen"]);
const { runGenerate } = await import("@provider-clients/codegen");
const code = await runGenerate(rootFolder, [], console);
if (code !== 0) process.exit(code);
await quietTurbo("Building the packages", ["build", "--filter=./packages/*"]);
const { demo } = await import("@provider-clients-internal/demo");
await demo();
