import { type Capabilities, capabilities } from "../src/capabilities.js";
import type { CustomerField, ProviderName } from "../src/index.js";
import { providerNames, providers } from "../src/providers.js";

const titleOf = (provider: ProviderName): string => providers[provider].definition.title;

const cell = (
  { create, update, read }: Capabilities[ProviderName],
  field: CustomerField,
  note: string,
): string => {
  const { name, required } = create[field];
  if (!name) return "–";
  const written = required ? `**\`${name}\`**` : `\`${name}\``;
  const answered = read[field].name;
  return [
    written + note,
    ...(update[field].name ? [] : ["create only"]),
    ...(answered ? (answered === name ? [] : [`read as \`${answered}\``]) : ["not read back"]),
  ].join(", ");
};

/** The capabilities as the Markdown of the README. */
export const capabilityTable = (): string => {
  const fields = Object.keys(capabilities.finosu.create) as CustomerField[];
  const notes: string[] = [];
  const noteOf = (provider: ProviderName, field: CustomerField): string => {
    const { create, read } = capabilities[provider];
    const losses = [create[field].loss, read[field].loss && `Read: ${read[field].loss}`].filter(Boolean);
    return losses.length ? ` (${notes.push(`${titleOf(provider)} \`${field}\`: ${losses.join(" ")}`)})` : "";
  };
  const rows = fields.map((field) => [
    `\`${field}\``,
    ...providerNames.map((provider) => cell(capabilities[provider], field, noteOf(provider, field))),
  ]);
  const lines = [["field", ...providerNames.map((provider) => titleOf(provider))], ...rows];
  const widths = ["field", ...providerNames].map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const [head = "", ...body] = lines.map(
    (line) => `| ${line.map((text, column) => text.padEnd(widths[column] ?? 0)).join(" | ")} |`,
  );
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  const list = notes.map((note, at) => `${at + 1}. ${note}`);
  return [[head, rule, ...body].join("\n"), list.join("\n")].join("\n\n");
};
