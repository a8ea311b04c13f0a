import type { JsonObject } from "@provider-clients/openapi";

/** The styles of a query that `@provider-clients/client-core/queries` writes. */
export type QueryStyle = "comma" | "space" | "pipe" | "json";

/** The style of a query parameter; undefined for what a client writes anyway (form exploded, deepObject). */
export const queryStyleOf = ({ style = "form", explode, content }: JsonObject): QueryStyle | undefined => {
  if (content !== undefined) return "json";
  // Only `form` is exploded where the document does not say.
  if (explode ?? style === "form") return undefined;
  if (style === "form") return "comma";
  if (style === "spaceDelimited") return "space";
  return style === "pipeDelimited" ? "pipe" : undefined;
};
