/** The line by which `--remove` recognises a provider that this command added. */
export const MARKER =
  "<!-- Added by `pnpm new-provider`; `pnpm new-provider <name> --remove` takes it away again. -->";
