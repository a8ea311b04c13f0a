import { type JsonObject, listOf, objectOf, operationsIn, textOf } from "@provider-clients/openapi";
import { pascalCase } from "../../names.js";
import { docComment, docText } from "../../operations/documentation.js";
import { alternativesOf, credentialsOf } from "../../operations/security.js";

/** The option for one credential. */
interface CredentialOption {
  readonly name: string;
  /** Its type in the options, `Credential` or `BasicCredential`. */
  readonly type: "Credential" | "BasicCredential";
  readonly description: string;
  /** True if no operation can be called without it. */
  readonly isRequired: boolean;
}

/** Renders src/options.ts: the client's options, including its credentials. */
export const optionsSource = (document: JsonObject): string => {
  const { name, title } = objectOf(document["x-provider"]);
  const pascal = pascalCase(String(name));
  const credentials = optionsOf(document);
  const hasEnvironments = listOf(document.servers).length > 0;
  return [
    renderImports(credentials, hasEnvironments),
    ...(hasEnvironments
      ? [
          `/** The environments whose base URL ${String(title)} documents. For any other, set \`baseUrl\`. */\nexport type ${pascal}Environment = keyof typeof provider.environments;`,
        ]
      : []),
    renderOptions(pascal, String(title), credentials, hasEnvironments),
    renderCredentials(pascal, credentials),
    "",
  ].join("\n\n");
};

/** The credentials of a document as client options. */
export const optionsOf = (document: JsonObject): readonly CredentialOption[] => {
  const alternatives = operationsIn(document).flatMap(({ operation }) => alternativesOf(document, operation));
  const schemes = objectOf(objectOf(document.components).securitySchemes);
  return credentialsOf(document).map(([name, { isBasic }]) => {
    const scheme = objectOf(schemes[name]);
    const words = docText(textOf(scheme.description));
    const what = isBasic
      ? "User name and password."
      : `${kindWords(scheme)}, or a function (possibly async) that returns it before each call.`;
    return {
      name,
      type: isBasic ? "BasicCredential" : "Credential",
      description: words === "" ? what : `${what}\n\n${words}`,
      isRequired: alternatives.every((names) => names.includes(name)),
    };
  });
};

const kindWords = ({ type, scheme, in: place, name }: JsonObject): string => {
  if (type === "http" && !/^bearer$/i.test(String(scheme))) {
    return `What follows \`${String(scheme)}\` in the header \`Authorization\``;
  }
  if (type !== "apiKey") return "The bearer token";
  return place === "header"
    ? `The key, sent in the header \`${String(name)}\``
    : `The key, sent in the ${String(place)} as \`${String(name)}\``;
};

const renderImports = (credentials: readonly CredentialOption[], hasEnvironments: boolean): string => {
  const isUsed = (type: string): boolean => credentials.some((each) => each.type === type);
  const helpers = isUsed("BasicCredential") ? ["type BasicCredential", "encodeBasic"] : [];
  const core = [
    ...(hasEnvironments ? ["type BaseUrlOption"] : []),
    "type ClientOptions",
    ...(isUsed("Credential") ? ["type Credential"] : []),
    "type CredentialSource",
  ];
  return [
    `import { ${core.join(", ")} } from "@provider-clients/client-core";`,
    ...(helpers.length > 0
      ? [`import { ${helpers.join(", ")} } from "@provider-clients/client-core/credentials";`]
      : []),
    ...(hasEnvironments ? ['import type { provider } from "./generated/operations.js";'] : []),
  ].join("\n");
};

const field = ({ name, type, description, isRequired }: CredentialOption): string => {
  const declared = isRequired ? `${name}: ${type}` : `${name}?: ${type} | undefined`;
  return `${docComment(description.split("\n"), "    ")}\n    ${declared};`;
};

const renderOptions = (
  pascal: string,
  title: string,
  credentials: readonly CredentialOption[],
  hasEnvironments: boolean,
): string => {
  const place = hasEnvironments
    ? `BaseUrlOption<${pascal}Environment>`
    : `{\n    /** The API's base URL, \`https://…\`. ${title} documents none, so there is no default. */\n    baseUrl: string;\n  }`;
  const fields = credentials.length === 0 ? "" : ` &\n  {\n${credentials.map(field).join("\n")}\n  }`;
  const credential = credentials.length === 0 ? "" : "its credentials, ";
  return [
    `/** The options of \`create${pascal}Client\` and \`create${pascal}Http\`: ${credential}the base URL, and the options that all clients share. */`,
    `export type ${pascal}ClientOptions = ClientOptions &\n  ${place}${fields};`,
  ].join("\n");
};

const sourceOf = ({ name, type }: CredentialOption): string => {
  const value =
    type === "BasicCredential" ? `options.${name} && encodeBasic(options.${name})` : `options.${name}`;
  return `{ scheme: "${name}", option: "${name}", value: ${value} }`;
};

const renderCredentials = (pascal: string, credentials: readonly CredentialOption[]): string =>
  credentials.length === 0
    ? "/** The document asks for no credential. */\nexport const credentialsOf = (): readonly CredentialSource[] => [];"
    : [
        "/** The credentials, each with its scheme in the document. */",
        `export const credentialsOf = (options: ${pascal}ClientOptions): readonly CredentialSource[] => [`,
        ...credentials.map((each) => `  ${sourceOf(each)},`),
        "];",
      ].join("\n");
