import type { ListedItem } from "../values/list-schema.js";
import type { Subject } from "./subject.js";

/** Why Prism 5.16 is known to ignore a constraint; undefined if it must report it. */
export const knownSilence = ({ parameter }: Subject, item: ListedItem | undefined): string | undefined => {
  if (parameter?.in === "cookie") return "Prism does not check cookies";
  if (parameter?.contentType) return "Prism does not check parameters that are given as content";
  if (parameter?.style === "deepObject" && item?.keyword.endsWith("Properties")) {
    return "Prism reads only the declared properties of a deepObject";
  }
  if (item?.keyword === "format" && item.detail === "int64") return "Prism does not check the range of int64";
  if (parameter?.in === "query" && item?.keyword === "minLength" && item.schema.minLength === 1) {
    return "Prism takes an empty query value for an absent one";
  }
  if (parameter?.in === "query" && parameter.explode && item?.path.includes("/*")) {
    return "Prism reads only the declared properties of an exploded object";
  }
  return undefined;
};
