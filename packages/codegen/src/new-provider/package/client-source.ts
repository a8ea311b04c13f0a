import { type Json, type JsonObject, listOf, objectOf } from "@provider-clients/openapi";
import { pascalCase } from "../../names.js";
import { optionsOf } from "./options-source.js";

/** The options of the client in the doc comment's example. */
const exampleOptions = (document: JsonObject): string => {
  const [first] = optionsOf(document);
  const environment: Json | undefined = objectOf(listOf(document.servers)[0])["x-environment"];
  const place =
    environment === undefined
      ? 'baseUrl: "https://api.example"'
      : `environment: ${JSON.stringify(environment)}`;
  if (first === undefined) return `{ ${place} }`;
  const credential = first.type === "BasicCredential" ? '{ username: "…", password: "…" }' : '"…"';
  return `{ ${first.name}: ${credential}, ${place} }`;
};

const namesOf = (document: JsonObject): { readonly title: string; readonly pascal: string } => {
  const { name, title } = objectOf(document["x-provider"]);
  return { title: String(title), pascal: pascalCase(String(name)) };
};

/** If the client is imported from a file, its `http` is in a file beside it. */
const httpOf = (importName: string): string =>
  importName.endsWith("/index.js") ? importName.replace(/index\.js$/, "http.js") : `${importName}/http`;

const importOptions = (pascal: string): string =>
  `import { credentialsOf, type ${pascal}ClientOptions } from "./options.js";`;

/** Renders src/client.ts: the factory of the client, with a method per operation. */
export const clientSource = (document: JsonObject, importName: string): string => {
  const { title, pascal } = namesOf(document);
  return `import { createClientCore } from "@provider-clients/client-core";
import { createOperations, type ${pascal}Operations, provider } from "./generated/operations.js";
${importOptions(pascal)}

/** One method per documented operation. */
export interface ${pascal}Client extends ${pascal}Operations {}

/**
 * A client for ${title}.
 *
 * @throws {ProviderError} of kind \`configuration\` when an option is missing or contradicts another.
 * @example
 * \`\`\`ts
 * import { create${pascal}Client } from "${importName}";
 *
 * const client = create${pascal}Client(${exampleOptions(document)});
 * console.log(Object.keys(client)); // its methods
 * \`\`\`
 */
export const create${pascal}Client = (options: ${pascal}ClientOptions): ${pascal}Client => {
  const { call } = createClientCore(provider, options, credentialsOf);
  return createOperations(call);
};
`;
};

/** Renders src/http.ts: the factory of openapi-fetch's client on the same transport. */
export const httpSource = (document: JsonObject, importName: string): string => {
  const { title, pascal } = namesOf(document);
  const { property, value } = objectOf(document["x-failure-envelope"]);
  const envelope =
    property === undefined
      ? ""
      : `\n * A 2xx with \`${String(property)}: ${String(value)}\` is \`data\` here: check it yourself.`;
  return `import { type Client, createHttp } from "@provider-clients/client-core/http";
import { provider } from "./generated/operations.js";
import type { paths } from "./generated/schema.js";
${importOptions(pascal)}

/**
 * openapi-fetch's client for ${title}, with the credential, deadline, retries and checks of the methods: for
 * middleware, React Query (openapi-react-query) and SWR (swr-openapi).
 *
 * Resolves to \`{ data, error, response }\` for every HTTP answer; \`error\` is never falsy if the provider
 * failed. Does not validate.${envelope}
 *
 * @throws {ProviderError} of kind \`configuration\` when an option is missing or contradicts another.
 * @example
 * \`\`\`ts
 * import { create${pascal}Http } from "${httpOf(importName)}";
 *
 * const client = create${pascal}Http(${exampleOptions(document)});
 * console.log(Object.keys(client)); // its verbs
 * \`\`\`
 */
export const create${pascal}Http = (options: ${pascal}ClientOptions): Client<paths> =>
  createHttp<paths, ${pascal}ClientOptions>(provider, options, credentialsOf);
`;
};
