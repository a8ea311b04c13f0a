import { InputError } from "@provider-clients/openapi";
import { parse } from "yaml";
import { BUMPS, type Bump } from "./bump.ts";

/** One file of .changeset/. */
export interface Changeset {
  readonly releases: ReadonlyMap<string, Bump>;
  /** The changelog entry. */
  readonly text: string;
}

/**
 * Reads the text of a changeset.
 *
 * @throws {InputError} if it has no front matter or an unknown bump.
 */
export const parseChangeset = (path: string, content: string): Changeset => {
  const [, front, text = ""] = /^\s*---\r?\n([\s\S]*?)\r?\n?---\s*?(?:\r?\n([\s\S]*))?$/.exec(content) ?? [];
  if (front === undefined) {
    throw new InputError(
      `${path} does not begin with packages between two lines of dashes. \`pnpm changeset\` writes one.`,
    );
  }
  const releases: unknown = parse(front) ?? {};
  if (typeof releases !== "object" || releases === null)
    throw new InputError(`${path} names no packages. Write "name": minor.`);
  const entries = Object.entries(releases).map(([name, bump]): readonly [string, Bump] => {
    const known = BUMPS.find((each) => each === bump);
    if (known === undefined)
      throw new InputError(`${path} says ${String(bump)} for ${name}. Write ${BUMPS.join(", ")}.`);
    return [name, known];
  });
  return { releases: new Map(entries), text: text.trim() };
};

/** The text of a changeset for one package. */
export const renderChangeset = (name: string, bump: Bump, text: string): string =>
  `---\n${JSON.stringify(name)}: ${bump}\n---\n\n${text}\n`;
