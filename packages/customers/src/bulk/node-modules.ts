import { misuse } from "../refusal.js";

// Node's modules are loaded on use instead of imported, so that browser bundles need no polyfill; there, only callers
// that use a file get this error. Bun and Deno provide the modules too.
const missing = (): Error => misuse("a file needs Node.js 20.16 or newer, Bun or Deno.");

/** `node:fs/promises`. */
export const nodeFiles = (): typeof import("node:fs/promises") => {
  const found = globalThis.process?.getBuiltinModule?.("node:fs/promises");
  if (!found) throw missing();
  return found;
};

/** The host name of this machine. */
export const hostName = (): string => {
  const found = globalThis.process?.getBuiltinModule?.("node:os");
  if (!found) throw missing();
  return found.hostname();
};
