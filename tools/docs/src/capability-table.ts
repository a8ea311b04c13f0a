import { markdownTable } from "@provider-clients/codegen";
import type { CustomerField, ProviderName } from "@provider-clients/customers";
import { type Capabilities, capabilities } from "@provider-clients/customers/capabilities";

const code = (text: string): string => `\`${text}\``;

const cell = (
  { create, update, read }: Capabilities[ProviderName],
  field: CustomerField,
  note: string,
): string => {
  const { name, required } = create[field];
  if (!name) return "–";
  const written = required ? `**${code(name)}**` : code(name);
  const answered = read[field].name;
  return [
    written + note,
    ...(update[field].name ? [] : ["create only"]),
    ...(answered ? (answered === name ? [] : [`read as ${code(answered)}`]) : ["not read back"]),
  ].join(", ");
};

/** What each provider can hold of a customer, as a Markdown table with notes about losses. */
export const capabilityTable = (titles: ReadonlyMap<string, string>): string => {
  const names = Object.keys(capabilities) as ProviderName[];
  const titleOf = (provider: ProviderName): string => titles.get(provider) ?? provider;
  const notes: string[] = [];
  const noteOf = (provider: ProviderName, field: CustomerField): string => {
    const { create, read } = capabilities[provider];
    const losses = [create[field].loss, read[field].loss && `Read: ${read[field].loss}`].filter(Boolean);
    return losses.length
      ? ` (${notes.push(`${titleOf(provider)} ${code(field)}: ${losses.join(" ")}`)})`
      : "";
  };
  const fields = Object.keys(capabilities.finosu.create) as CustomerField[];
  const rows = fields.map((field) => [
    code(field),
    ...names.map((provider) => cell(capabilities[provider], field, noteOf(provider, field))),
  ]);
  const list = notes.map((note, at) => `${at + 1}. ${note}`);
  return `${markdownTable(["field", ...names.map(titleOf)], rows)}\n\n${list.join("\n")}`;
};
