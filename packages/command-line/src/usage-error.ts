import { suggestion } from "./nearest.js";

/** A mistake in how a command was called. The message is the first line that the user sees. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The error for an unknown name: `There is no provider "sop". Did you mean "soap"? …` */
export const unknownName = (kind: string, name: string, known: readonly string[]): UsageError =>
  new UsageError(
    `There is no ${kind} "${name}".${suggestion(name, known, (each) => `"${each}"`)} Known: ${known.join(", ") || "none"}.`,
  );
