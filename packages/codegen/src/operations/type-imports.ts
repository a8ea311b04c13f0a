/** Generated code without its doc comments, whose words come from the document and use nothing. */
export const withoutDocComments = (code: string): string => code.replaceAll(/\/\*\*[\s\S]*?\*\//g, "");

/** The types that modules import from schema.ts. */
export const schemaNames = ["components", "operations"] as const;

/** The import of the types of schema.ts that code uses; none if it uses none. */
export const schemaImports = (code: string): readonly string[] => {
  const names = schemaNames.filter((name) => code.includes(`${name}["`));
  return names.length > 0 ? [`import type { ${names.join(", ")} } from "./schema.js";`] : [];
};
