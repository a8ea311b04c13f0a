/** The validators of a package by operation, without the code that enforces them. */
export const operationsOf = <Operations extends object>({
  "~judge": _judge,
  ...operations
}: Operations & { readonly "~judge": unknown }) => operations;
