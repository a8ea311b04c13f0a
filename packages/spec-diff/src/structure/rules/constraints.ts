import { formatValue } from "../../format-value.js";
import type { Rule, Situation } from "./rule.js";

const KEYWORDS = new Set([
  "type",
  "nullable",
  "const",
  "format",
  "pattern",
  "multipleOf",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
  "additionalProperties",
  "unevaluatedProperties",
  "unevaluatedItems",
  "propertyNames",
  "dependentRequired",
  "dependentSchemas",
  "contains",
  "contentEncoding",
  "contentMediaType",
  "allOf",
  "anyOf",
  "oneOf",
]);

const COMBINED = new Set(["AllOf", "AnyOf", "OneOf"]);

/** Limits, formats, types and alternatives. The comparison knows which way is harmful; this says what to do. */
export const judgeConstraints: Rule = (situation) => {
  const { change, isSent, isRead } = situation;
  const keyword = keywordOf(situation);
  if (keyword === undefined) return undefined;
  const now = change.after?.value;
  if (change.verdicts.length > 0) return { class: "breaking", action: harmfulAction(situation, keyword) };
  // The comparison looks one way only where a schema is used both ways.
  if (isSent && isRead)
    return { class: "breaking", action: "Check what you send and what you read: it is used both ways." };
  if (isRead) return { class: "fix", action: "Nothing to do; answers are narrower than they were." };
  const action =
    now === undefined
      ? `Nothing to do; \`${keyword}\` no longer limits it.`
      : "Nothing to do; more is accepted than before.";
  return { class: "additive", action };
};

const keywordOf = ({ change, node }: Situation): string | undefined => {
  const { typeName, property } = change;
  if (COMBINED.has(typeName)) return `${typeName.charAt(0).toLowerCase()}${typeName.slice(1)}`;
  if (property !== undefined && KEYWORDS.has(property) && isSchemaNode(typeName)) return property;
  const combined = /\/(allOf|anyOf|oneOf)\/\d+$/.exec(node)?.[1];
  if (combined !== undefined && typeName === "Schema" && change.kind !== "modified") return combined;
  const isKeywordNode = change.kind !== "modified" && isSchemaNode(typeName);
  const last = node.split("/").at(-1) ?? "";
  return isKeywordNode && (KEYWORDS.has(last) || last === "items" || last === "not") ? last : undefined;
};

const isSchemaNode = (typeName: string): boolean =>
  ["Schema", "SchemaMap", "SchemaList", "SchemaProperties", "DependentRequired"].includes(typeName);

const harmfulAction = ({ change, isSent, isRead }: Situation, keyword: string): string => {
  const now = change.after?.value;
  const limit =
    now === undefined ? `\`${keyword}\`` : `\`${keyword}: ${formatValue(now, 40).replaceAll("`", "'")}\``;
  const sent =
    now === undefined
      ? "Check what you send: the shape that is accepted changed."
      : `Send only what ${limit} admits.`;
  const read =
    now === undefined
      ? `Expect answers that ${limit} no longer limits.`
      : `Expect answers within ${limit}, which admits more or others.`;
  if (isSent && isRead) return `${sent} ${read}`;
  return isSent ? sent : read;
};
