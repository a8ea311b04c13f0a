import { entriesOf, type Json, type JsonObject, listOf, objectOf, textOf } from "@provider-clients/openapi";
import { pascalCase } from "../../names.js";
import { docComment, docText } from "../../operations/documentation.js";

/** How one credential is taken and sent. */
interface CredentialOption {
  readonly name: string;
  /** Its type in the options, `Credential` or `BasicCredential`. */
  readonly type: "Credential" | "BasicCredential";
  readonly description: string;
  /** The name of the query parameter it travels as; undefined for a header. */
  readonly queryName: string | undefined;
}

/** The text of src/client.ts: the options a user gives, and the factory. */
export const clientSource = (document: JsonObject): string => {
  const { name, title } = objectOf(document["x-provider"]);
  const pascal = pascalCase(String(name));
  const credentials = optionsOf(document);
  const hasEnvironments = listOf(document.servers).length > 0;
  return [
    renderImports(pascal, credentials, hasEnvironments),
    ...(hasEnvironments
      ? [
          `/** Environments whose base URL ${String(title)} documents. For any other give its \`baseUrl\`. */\nexport type ${pascal}Environment = keyof typeof provider.environments;`,
        ]
      : []),
    renderOptions(pascal, String(title), credentials, hasEnvironments),
    renderClient(pascal),
    ...(credentials.length > 1 ? [renderChoice(pascal, credentials)] : []),
    renderFactory(pascal, String(title), credentials, document),
    "",
  ].join("\n\n");
};

/** The credentials of a document as options. */
export const optionsOf = (document: JsonObject): readonly CredentialOption[] =>
  entriesOf(objectOf(document.components).securitySchemes).map(([name, written]) => {
    const scheme = objectOf(written);
    const isBasic = scheme.type === "http" && String(scheme.scheme).toLowerCase() === "basic";
    const words = docText(textOf(scheme.description));
    const what = isBasic
      ? "User name and password."
      : `${kindWords(scheme)}, or a function (possibly async) that returns it before each call.`;
    return {
      name,
      queryName: scheme.type === "apiKey" && scheme.in === "query" ? String(scheme.name) : undefined,
      type: isBasic ? "BasicCredential" : "Credential",
      description: words === "" ? what : `${what}\n\n${words}`,
    };
  });

const kindWords = ({ type, in: place, name }: JsonObject): string => {
  if (type !== "apiKey") return "The bearer token";
  return place === "header"
    ? `The key, sent in the header \`${String(name)}\``
    : `The key, sent in the ${String(place)} as \`${String(name)}\``;
};

const renderImports = (
  pascal: string,
  credentials: readonly CredentialOption[],
  hasEnvironments: boolean,
): string => {
  const isUsed = (type: string): boolean => credentials.some((each) => each.type === type);
  const helpers = [
    ...(isUsed("BasicCredential") ? ["type BasicCredential", "encodeBasic"] : []),
    ...(credentials.some(({ queryName }) => queryName !== undefined) ? ["sendInQuery"] : []),
  ];
  const core = [
    ...(hasEnvironments ? ["type BaseUrlOption"] : []),
    "type ClientOptions",
    ...(credentials.length > 1 ? ["configurationError"] : []),
    ...(isUsed("Credential") ? ["type Credential"] : []),
    ...(credentials.length > 1 ? ["type CredentialSource"] : []),
    "createClientCore",
    "type HttpClient",
  ].sort((one, other) =>
    one.replace("type ", "").toLowerCase() < other.replace("type ", "").toLowerCase() ? -1 : 1,
  );
  return [
    `import {\n${core.map((name) => `  ${name},`).join("\n")}\n} from "@provider-clients/client-core";`,
    ...(helpers.length > 0
      ? [`import { ${helpers.join(", ")} } from "@provider-clients/client-core/credentials";`]
      : []),
    `import { createOperations, type ${pascal}Operations, provider } from "./generated/operations.js";`,
    'import type { paths } from "./generated/schema.js";',
  ].join("\n");
};

const field = ({ name, type, description }: CredentialOption): string =>
  `${docComment(description.split("\n"), "    ")}\n    ${name}: ${type};`;

const renderOptions = (
  pascal: string,
  title: string,
  credentials: readonly CredentialOption[],
  hasEnvironments: boolean,
): string => {
  const place = hasEnvironments
    ? `BaseUrlOption<${pascal}Environment>`
    : `{\n    /** Where the API lives, \`https://…\`. ${title} documents no base URL, so there is no default. */\n    baseUrl: string;\n  }`;
  const choices = credentials.map((own) => {
    const others = credentials.filter((other) => other !== own).map(({ name }) => `    ${name}?: never;`);
    return `{\n${[field(own), ...others].join("\n")}\n  }`;
  });
  const [only = ""] = choices;
  const credential = choices.length === 1 ? only : `(\n    | ${choices.join("\n    | ")}\n  )`;
  return [
    `/** What {@link create${pascal}Client} takes: a credential, where to send, and the options every client shares. */`,
    `export type ${pascal}ClientOptions = ClientOptions &\n  ${place} &\n  ${credential};`,
  ].join("\n");
};

const renderClient = (pascal: string): string =>
  [
    "/** One method per documented operation, and the path-typed client below them. */",
    `export interface ${pascal}Client extends ${pascal}Operations {`,
    "  /** openapi-fetch's verbs over the same credential, deadline and retries: `{ data, error, response }` for any answer. */",
    "  readonly http: HttpClient<paths>;",
    "}",
  ].join("\n");

const sourceOf = ({ name, type }: CredentialOption): string => {
  const value = type === "BasicCredential" ? `encodeBasic(options.${name})` : `options.${name}`;
  return `{ ...provider.credentials.${name}, option: "${name}", value: ${value} }`;
};

const renderChoice = (pascal: string, credentials: readonly CredentialOption[]): string => {
  const names = credentials.map(({ name }) => `\`${name}\``).join(", ");
  const last = credentials.at(-1);
  const lines = credentials
    .slice(0, -1)
    .flatMap((each) => `  if (options.${each.name} !== undefined) return ${sourceOf(each)};`);
  return [
    `const credentialOf = (options: ${pascal}ClientOptions): CredentialSource => {`,
    `  const given = [${credentials.map(({ name }) => `options.${name}`).join(", ")}].filter((each) => each !== undefined);`,
    `  if (given.length !== 1) throw configurationError(provider, "give exactly one of ${names}.");`,
    ...lines,
    ...(last ? [`  return ${sourceOf(last)};`] : []),
    "};",
  ].join("\n");
};

const renderFactory = (
  pascal: string,
  title: string,
  credentials: readonly CredentialOption[],
  document: JsonObject,
): string => {
  const [first] = credentials;
  const environment: Json | undefined = objectOf(listOf(document.servers)[0])["x-environment"];
  const place =
    environment === undefined
      ? 'baseUrl: "https://api.example"'
      : `environment: ${JSON.stringify(environment)}`;
  const example = first?.type === "BasicCredential" ? '{ username: "…", password: "…" }' : '"…"';
  const source = credentials.length > 1 || !first ? "credentialOf(options)" : sourceOf(first);
  const inQuery = credentials.find(({ queryName }) => queryName !== undefined)?.queryName;
  const given =
    inQuery === undefined
      ? "options"
      : `{ ...options, fetch: sendInQuery(${JSON.stringify(inQuery)}, options.fetch) }`;
  return [
    "/**",
    ` * A client for ${title}.`,
    " *",
    " * @throws {ProviderError} of kind `configuration` when an option is missing or contradicts another.",
    " * @example",
    " * ```ts",
    ` * import { create${pascal}Client } from "@provider-clients/${String(objectOf(document["x-provider"]).name)}";`,
    " *",
    ` * const client = create${pascal}Client({ ${first?.name ?? "apiKey"}: ${example}, ${place} });`,
    " * console.log(Object.keys(client)); // its methods",
    " * ```",
    " */",
    `export function create${pascal}Client(options: ${pascal}ClientOptions): ${pascal}Client {`,
    `  const { call, http } = createClientCore<paths>(provider, ${given}, ${source});`,
    "  return { ...createOperations(call), http };",
    "}",
  ].join("\n");
};
