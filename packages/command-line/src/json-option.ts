/** The option that every command with a report has. */
export const jsonOption = { type: "boolean", about: "print the result as JSON" } as const;
