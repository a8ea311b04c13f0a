import { rootFolder, runScript } from "@provider-clients-internal/shared";

// `pnpm spec:diff [base-ref] [--json]`: what changes of the specs do to the users of the clients.
await runScript(["@provider-clients/spec-diff"], async (args, { columns, isColored, ...terminal }) => {
  const { runSpecDiff } = await import("@provider-clients/spec-diff");
  const width = columns === undefined ? {} : { width: Math.min(columns, 140) };
  const options = { name: "pnpm spec:diff", env: process.env };
  return runSpecDiff(rootFolder, args, { ...terminal, ...width, isColored: isColored === true }, options);
});
