/** The validators of a package by operation, without what makes a client act on them. */
export const operationsOf = <Operations extends object>({
  "~judge": _judge,
  ...operations
}: Operations & { readonly "~judge": unknown }) => operations;
