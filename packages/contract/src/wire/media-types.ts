/** The type and subtype of a content type, in lower case and without parameters. */
export const essenceOf = (contentType: string | undefined): string =>
  contentType?.split(";")[0]?.trim().toLowerCase() ?? "";

/** Orders media types as OpenAPI says: the most specific applies, so a type is before a range, and that before any type. */
export const moreSpecific = (one: string, other: string): number => breadthOf(one) - breadthOf(other);

const breadthOf = (type: string): number => essenceOf(type).match(/\*/g)?.length ?? 0;

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
