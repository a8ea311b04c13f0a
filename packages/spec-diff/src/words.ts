const WORDS = new Set([
  "description",
  "summary",
  "title",
  "example",
  "examples",
  "externalDocs",
  "tags",
  "$comment",
  "deprecated",
  "contact",
  "license",
  "termsOfService",
  "x-undocumented",
  "x-contract-skip",
]);

/** True for a key of a document that only people read. */
export const isWord = (key: string): boolean => WORDS.has(key);
