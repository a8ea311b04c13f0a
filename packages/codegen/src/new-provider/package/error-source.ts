import { type JsonObject, listOf, objectOf } from "@provider-clients/openapi";
import { pascalCase } from "../../names.js";

/** Renders src/errors.ts: the type guard for this provider's errors. */
export const errorSource = (document: JsonObject): string => {
  const { name, title } = objectOf(document["x-provider"]);
  const pascal = pascalCase(String(name));
  return `import { isProviderError, type ProviderError, type ProviderErrorKind } from "@provider-clients/client-core";
import { provider } from "./generated/operations.js";

/**
 * True for an error that a client for ${String(title)} threw, from any copy of this package.
 *
 * With a kind, narrows to errors of that kind: \`is${pascal}Error(error, "answer")\` gives \`status\` and \`body\`.
 */
export function is${pascal}Error<Kind extends ProviderErrorKind = ProviderErrorKind>(
  value: unknown,
  kind?: Kind,
): value is Extract<ProviderError, { kind: Kind }> {
  return isProviderError(value, kind) && value.provider === provider.name;
}
`;
};

/** Renders src/index.ts: every exported name, one by one. `types` are the types in operations.ts. */
export const indexSource = (document: JsonObject, types: readonly string[]): string => {
  const name = String(objectOf(document["x-provider"]).name);
  const pascal = pascalCase(name);
  const options = [
    `${pascal}ClientOptions`,
    ...(listOf(document.servers).length > 0 ? [`${pascal}Environment`] : []),
  ];
  const core = [
    "CallOptions",
    "ClientEvent",
    "Credential",
    "ProviderError",
    "ProviderErrorKind",
    "ResponseInfo",
  ];
  return `export type { ${core.join(", ")} } from "@provider-clients/client-core";
export { create${pascal}Client, type ${pascal}Client } from "./client.js";
export { is${pascal}Error } from "./errors.js";
export type { ${types.join(", ")} } from "./generated/operations.js";
export { provider as ${pascal.charAt(0).toLowerCase()}${pascal.slice(1)}Provider } from "./generated/operations.js";
export type { paths } from "./generated/schema.js";
export type { ${options.join(", ")} } from "./options.js";
`;
};
