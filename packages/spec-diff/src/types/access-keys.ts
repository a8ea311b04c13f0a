/** `before.SoapOperations` and `updateCustomer` make `before.SoapOperations["updateCustomer"]`. */
export const accessKeys = (object: string, ...keys: readonly string[]): string =>
  `${object}${keys.map((key) => `[${JSON.stringify(key)}]`).join("")}`;
