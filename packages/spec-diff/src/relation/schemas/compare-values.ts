import type { Json } from "@provider-clients/openapi";
import { type Difference, differ } from "./difference.js";
import type { Narrow } from "./narrow.js";
import { textsKeepTo } from "./texts.js";
import { includes, type ListFact, missingFrom } from "./values.js";

/**
 * Compares two lists of values. A new list narrows the type, even if it has all values that were admitted. After the
 * removal of a list, other keywords may still admit only its values.
 *
 * @param before what the old schema admits; left out for a list that does not limit values.
 * @param after what the new schema admits.
 */
export const compareValues = (
  was: ListFact | undefined,
  is: ListFact | undefined,
  before?: Narrow,
  after?: Narrow,
): readonly Difference[] => {
  const told = is ?? was;
  if (told === undefined) return [];
  const lost = was && is ? admitted(missingFrom(is.value, was.value), before) : [];
  const gained = was && is ? admitted(missingFrom(was.value, is.value), after) : [];
  const isOpened = was?.isClosed === true && is?.isClosed === false;
  const isLost = lost.length > 0 || was === undefined;
  const isGained =
    gained.length > 0 || (is === undefined && was !== undefined && !(after && listsAll(was, after)));
  return differ("enum", told, { before: was?.value, after: is?.value }, [isLost, isGained || isOpened], {
    ...{ lost, gained, isOpened, wasClosed: was?.isClosed ?? false },
  });
};

/** The values that no other limit refuses. */
const admitted = (values: readonly Json[], narrow: Narrow | undefined): readonly Json[] =>
  narrow?.values === undefined ? values : values.filter((each) => includes(narrow.values ?? [], each));

/** True if a list contains every value of a side without a list. */
const listsAll = (list: ListFact, { type, sites, values }: Narrow): boolean =>
  values
    ? missingFrom(list.value, values).length === 0
    : type === "string" && textsKeepTo(list, sites) === true;
