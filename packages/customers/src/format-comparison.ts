import type { Comparison, FieldComparison } from "./compare.js";
import type { ProviderName } from "./providers.js";

const verdicts: { readonly [Verdict in FieldComparison["verdict"]]: string } = {
  same: "same",
  different: "DIFFERENT",
  "one-only": "one only",
  "not-comparable": "not comparable",
};

// A control character in a record could move the cursor or hide a line.
const shown = (value: unknown): string =>
  (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).replace(/\p{Cc}/gu, "?");

const cell = ({ values, missingAt, notComparable }: FieldComparison, provider: ProviderName): string => {
  if (provider in values) return shown(values[provider]);
  if (notComparable[provider] !== undefined) return "?";
  return missingAt.includes(provider) ? "none" : "–";
};

/**
 * Formats a comparison as a table for a terminal, with the values: personal data. `none`: the provider could hold the
 * field but does not; `–`: the provider has no such field; `?`: the value cannot be compared, for the reason below the
 * table.
 */
export const formatComparison = ({ outcomes, fields }: Comparison): string => {
  const found = outcomes.filter(({ status }) => status === "found").map(({ provider }) => provider);
  const lines = [
    ["field", ...found, ""],
    ...fields.map((one) => [
      one.field,
      ...found.map((provider) => cell(one, provider)),
      verdicts[one.verdict],
    ]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const table = lines.map((line) =>
    line
      .map((text, column) => text.padEnd(widths?.[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const reasons = fields.flatMap(({ field, notComparable }) =>
    Object.values(notComparable).map((reason) => `? ${field}: ${reason}`),
  );
  const others = outcomes.flatMap((outcome) => {
    if (outcome.status === "found") return [];
    const because = outcome.status === "unknown" ? ` (${outcome.because})` : "";
    return [`${outcome.provider}: ${outcome.status}${because}`];
  });
  return [...table, ...reasons, ...others].join("\n");
};
