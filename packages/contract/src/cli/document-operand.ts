/** The document operand of a command. */
export const documentOperand = {
  name: "document",
  about: "the name of a packaged document, a path or an address",
} as const;
