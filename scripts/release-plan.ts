import { buildFirst, rootFolder } from "@provider-clients-internal/shared";

// `pnpm release:plan [base-ref] [--check]`: the changesets that the changes of the specs call for.
await buildFirst("spec-diff");
const { runReleasePlan } = await import("@provider-clients-internal/release");
process.exitCode = await runReleasePlan(rootFolder, process.argv.slice(2), console);
