import type { CompiledChecks } from "./compile-validators.js";

/** Names of types: an import of only types disappears at run time. */
const types = new Set(["Check", "Seen"]);

/** Renders a module with checks. */
export const renderChecks = ({ code, imports }: CompiledChecks): string => {
  const isTyped = imports.every((name) => types.has(name));
  const names = imports.map((name) => (types.has(name) && !isTyped ? `type ${name}` : name));
  const head = `import ${isTyped ? "type " : ""}{ ${names.join(", ")} } from "@provider-clients/client-core/validation";`;
  return imports.length === 0 ? code : `${head}\n\n${code}`;
};
