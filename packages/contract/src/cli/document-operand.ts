/** The document that a command works with. */
export const documentOperand = {
  name: "document",
  about: "the name of a packaged document, a path or an address",
} as const;
