import { misuse } from "../refusal.js";

// Node's modules are not imported, so that a bundle for browsers needs no stand-in for them: there, only who asks for a
// file learns that they are missing. Bun and Deno have them too.
const missing = (): Error => misuse("a file needs Node.js 20.16 or newer, Bun or Deno.");

/** `node:fs/promises`. */
export const nodeFiles = (): typeof import("node:fs/promises") => {
  const found = globalThis.process?.getBuiltinModule?.("node:fs/promises");
  if (!found) throw missing();
  return found;
};

/** The name of this machine. */
export const hostName = (): string => {
  const found = globalThis.process?.getBuiltinModule?.("node:os");
  if (!found) throw missing();
  return found.hostname();
};
