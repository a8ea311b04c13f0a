import { ContractError } from "../contract-error.js";
import { isJsonObject } from "../document/json.js";
import { type Difference, differenceKey } from "./difference.js";

/** A known difference that is accepted, and why. */
export interface AcceptedDifference {
  /** A key from {@link differenceKey}: `getLoan undocumented-field 200 body/note`. */
  readonly difference: string;
  readonly reason: string;
}

/** Differences, compared with a list of accepted ones. */
export interface SortedDifferences {
  /** Not accepted. */
  readonly open: readonly Difference[];
  readonly accepted: readonly Difference[];
  /** Accepted differences that no longer exist. */
  readonly gone: readonly AcceptedDifference[];
}

/** Splits differences into new and accepted ones, and lists accepted ones that no longer exist. */
export const sortDifferences = (
  differences: readonly Difference[],
  list: readonly AcceptedDifference[],
): SortedDifferences => {
  const known = new Set(list.map(({ difference }) => difference));
  const there = new Set(differences.map(differenceKey));
  return {
    open: differences.filter((each) => !known.has(differenceKey(each))),
    accepted: differences.filter((each) => known.has(differenceKey(each))),
    gone: list.filter(({ difference }) => !there.has(difference)),
  };
};

/** The list that accepts these differences: existing reasons are kept, others must be added. */
export const acceptDifferences = (
  differences: readonly Difference[],
  list: readonly AcceptedDifference[],
): AcceptedDifference[] => {
  const reasons = new Map(list.map(({ difference, reason }) => [difference, reason]));
  return differences.map((each) => {
    const difference = differenceKey(each);
    return { difference, reason: reasons.get(difference) ?? `Not looked at yet: ${each.message}.` };
  });
};

/**
 * Parses a list of accepted differences.
 *
 * @throws {ContractError} `bad-option` if it is not a list, or if a reason is missing.
 */
export const readAccepted = (text: string, path: string): AcceptedDifference[] => {
  const list = parse(text);
  if (!Array.isArray(list)) throw notAList(path, "it is no JSON list");
  return list.map((entry, index) => {
    const { difference, reason } = isJsonObject(entry) ? entry : {};
    if (typeof difference !== "string" || difference === "")
      throw notAList(path, `entry ${index + 1} has no \`difference\``);
    if (typeof reason !== "string" || reason.trim() === "")
      throw notAList(path, `"${difference}" has no \`reason\``);
    return { difference, reason };
  });
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const notAList = (path: string, reason: string): ContractError =>
  new ContractError(
    "bad-option",
    `${path} does not list accepted differences: ${reason}. Write it with --accept.`,
  );
