import { isJsonObject, type Json } from "../document/json.js";
import type { Page } from "./page.js";

const totalName =
  /^(total|count|total_?(count|size|records|items|results|elements|rows)|(record|item|result)s?_?(count|total))$/i;
const moreName = /^(more|has_?(more|next(_?page)?))$/i;

/**
 * What an answer says of its own list, by the usual names: a number such as `total` is the length of the whole list, a
 * flag such as `has_more` says whether a page follows.
 */
export const withListFacts = (value: Json, page: Pick<Page<unknown>, "total" | "isLast">): Json => {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      if (typeof each === "number" && totalName.test(name)) return [name, page.total];
      if (typeof each === "boolean" && moreName.test(name)) return [name, !page.isLast];
      return [name, withListFacts(each, page)];
    }),
  );
};
