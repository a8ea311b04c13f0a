import { runScript } from "@provider-clients-internal/shared";

// `pnpm lint:snippets`: the examples of the READMEs and doc comments.
await runScript(["./packages/*"], async (args, terminal) => {
  const { runCheckSnippets } = await import("@provider-clients-internal/docs");
  return runCheckSnippets(args, terminal);
});
