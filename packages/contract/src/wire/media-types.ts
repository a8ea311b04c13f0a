/** The type and subtype of a content type, in lower case and without parameters. */
export const essenceOf = (contentType: string | undefined): string =>
  contentType?.split(";")[0]?.trim().toLowerCase() ?? "";

/** True for a JSON content type. */
export const isJsonType = (contentType: string | undefined): boolean =>
  /^(application|text)\/([\w.!#$&^-]+\+)?json$/.test(essenceOf(contentType));

/** True for an XML content type. */
export const isXmlType = (contentType: string | undefined): boolean =>
  /^(application|text)\/([\w.!#$&^-]+\+)?xml$/.test(essenceOf(contentType));

/** The value of a parameter of a content type, such as `boundary`. */
export const typeParameter = (contentType: string | undefined, name: string): string | undefined => {
  const match = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]*))`, "i").exec(contentType ?? "");
  return match?.[1] ?? match?.[2];
};
