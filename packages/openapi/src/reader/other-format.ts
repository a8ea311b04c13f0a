/** Formats that are given for an OpenAPI document by mistake, and how their texts begin. */
const formats: readonly (readonly [RegExp, string])[] = [
  [/^\s*(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body)\b/i, "a web page (HTML)"],
  [/^\s*</, "XML"],
  [/^#%RAML/, "RAML"],
  [/^FORMAT: 1A/, "API Blueprint"],
  [/^%PDF-/, "a PDF"],
  [/\0/, "a binary file"],
];

/**
 * Why a text is no OpenAPI document, if it is evidently something else. Its characters decide, since any of these may
 * come from a file of any name or with any content type.
 */
export const reasonOtherFormat = (text: string): string | undefined => {
  const format = formats.find(([pattern]) => pattern.test(text))?.[1];
  return (
    format &&
    `this is ${format}, not an OpenAPI document. Give the YAML or JSON file itself, or its raw address.`
  );
};
