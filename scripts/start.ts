import { buildFirst, rootFolder, runScript } from "@provider-clients-internal/shared";

// `npm start`: from a fresh clone to one customer changed at three providers.
await runScript(["@provider-clients/codegen"], async (args, terminal) => {
  const { runGenerate } = await import("@provider-clients/codegen");
  const isGenerated = (await runGenerate(rootFolder, [], terminal)) === 0;
  if (!isGenerated || (await buildFirst(terminal, ["./packages/*"])) !== 0) return 1;
  const { runDemo } = await import("@provider-clients-internal/demo");
  return runDemo(args, terminal);
});
