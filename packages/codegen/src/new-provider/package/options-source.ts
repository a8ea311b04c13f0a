import { entriesOf, type JsonObject, listOf, objectOf, textOf } from "@provider-clients/openapi";
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

/** The text of src/options.ts: the options a user gives, and the credential among them. */
export const optionsSource = (document: JsonObject): string => {
  const { name, title } = objectOf(document["x-provider"]);
  const pascal = pascalCase(String(name));
  const credentials = optionsOf(document);
  const hasEnvironments = listOf(document.servers).length > 0;
  return [
    renderImports(credentials, hasEnvironments),
    ...(hasEnvironments
      ? [
          `/** Environments whose base URL ${String(title)} documents. For any other give its \`baseUrl\`. */\nexport type ${pascal}Environment = keyof typeof provider.environments;`,
        ]
      : []),
    renderOptions(pascal, String(title), credentials, hasEnvironments),
    renderCredential(pascal, credentials),
    ...renderSending(pascal, credentials),
    "",
  ].join("\n\n");
};

/** The name of the query parameter that the credential travels as, if it does. */
export const queryNameOf = (document: JsonObject): string | undefined =>
  optionsOf(document).find(({ queryName }) => queryName !== undefined)?.queryName;

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

const renderImports = (credentials: readonly CredentialOption[], hasEnvironments: boolean): string => {
  const isUsed = (type: string): boolean => credentials.some((each) => each.type === type);
  const helpers = [
    ...(isUsed("BasicCredential") ? ["type BasicCredential", "encodeBasic"] : []),
    ...(credentials.some(({ queryName }) => queryName !== undefined) ? ["sendInQuery"] : []),
  ];
  const core = [
    ...(hasEnvironments ? ["type BaseUrlOption"] : []),
    "type ClientOptions",
    ...(isUsed("Credential") ? ["type Credential"] : []),
    "type CredentialSource",
    ...(credentials.length > 1 ? ["configurationError"] : []),
  ];
  return [
    `import { ${core.join(", ")} } from "@provider-clients/client-core";`,
    ...(helpers.length > 0
      ? [`import { ${helpers.join(", ")} } from "@provider-clients/client-core/credentials";`]
      : []),
    'import { provider } from "./generated/operations.js";',
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
    `/** What \`create${pascal}Client\` and \`create${pascal}Http\` take: a credential, where to send, and the options every client shares. */`,
    `export type ${pascal}ClientOptions = ClientOptions &\n  ${place} &\n  ${credential};`,
  ].join("\n");
};

const sourceOf = ({ name, type }: CredentialOption): string => {
  const value = type === "BasicCredential" ? `encodeBasic(options.${name})` : `options.${name}`;
  return `{ ...provider.credentials.${name}, option: "${name}", value: ${value} }`;
};

const renderCredential = (pascal: string, credentials: readonly CredentialOption[]): string => {
  const [first, ...others] = credentials;
  const only = first ? sourceOf(first) : undefined;
  if (others.length === 0) {
    return `/** The credential, and where it travels. */\nexport const credentialOf = (options: ${pascal}ClientOptions): CredentialSource => (${only ?? "{}"});`;
  }
  const names = credentials.map(({ name }) => `\`${name}\``).join(", ");
  const last = credentials.at(-1);
  const lines = credentials
    .slice(0, -1)
    .flatMap((each) => `  if (options.${each.name} !== undefined) return ${sourceOf(each)};`);
  return [
    "/** The one credential that was given, and where it travels. */",
    `export const credentialOf = (options: ${pascal}ClientOptions): CredentialSource => {`,
    `  const given = [${credentials.map(({ name }) => `options.${name}`).join(", ")}].filter((each) => each !== undefined);`,
    `  if (given.length !== 1) throw configurationError(provider, "give exactly one of ${names}.");`,
    ...lines,
    ...(last ? [`  return ${sourceOf(last)};`] : []),
    "};",
  ].join("\n");
};

/** A credential that travels in the query leaves the header for it on its way out. */
const renderSending = (pascal: string, credentials: readonly CredentialOption[]): readonly string[] => {
  const queryName = credentials.find((each) => each.queryName !== undefined)?.queryName;
  if (queryName === undefined) return [];
  return [
    [
      "/** The options, with a `fetch` that moves the credential into the query. */",
      `export const withQueryCredential = (options: ${pascal}ClientOptions): ${pascal}ClientOptions => ({`,
      "  ...options,",
      `  fetch: sendInQuery(${JSON.stringify(queryName)}, options?.fetch),`,
      "});",
    ].join("\n"),
  ];
};
