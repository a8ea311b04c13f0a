import type { LowerRule } from "./lower-rule.js";
import { marked } from "./mark.js";

/** A file that is sent, in a form or by itself: `format: binary` (3.0) or a media type without an encoding (3.1). */
export const lowerFile: LowerRule = (schema, { areEnumsOpen: isAnswer }) => {
  if (isAnswer || schema.type !== "string") return undefined;
  const isTyped = schema.contentMediaType !== undefined && schema.contentEncoding === undefined;
  return schema.format === "binary" || isTyped ? marked(schema, { kind: "file" }) : undefined;
};
