import { type JsonObject, objectOf } from "@provider-clients/openapi";
import { resolveDirections } from "../../directions/directions.js";
import { pascalCase } from "../../names.js";
import { describeOperations } from "../../operations/operation-model.js";
import { planTypes } from "../../types/type-names.js";
import { clientSource, httpSource } from "./client-source.js";
import { errorSource, indexSource } from "./error-source.js";
import { optionsSource } from "./options-source.js";

/** The sources of a client that its maintainers own from then on, by their paths in its source folder. */
export const sourceFiles = (document: JsonObject, importName: string): Readonly<Record<string, string>> => ({
  "client.ts": clientSource(document, importName),
  "http.ts": httpSource(document, importName),
  "options.ts": optionsSource(document),
  "errors.ts": errorSource(document),
  "index.ts": indexSource(document, exportedTypes(document)),
});

/** Names that index.ts exports already. */
const TAKEN = ["ClientEvent", "Credential", "ProviderErrorKind", "ResponseInfo"];

/** The types of operations.ts that index.ts exports. */
const exportedTypes = (document: JsonObject): readonly string[] => {
  const pascal = pascalCase(String(objectOf(document["x-provider"]).name));
  const directed = resolveDirections(document).document;
  const plan = planTypes(directed, describeOperations(directed), `${pascal}Operations`);
  const options = [...plan.operations.values()].flatMap((types) =>
    types.hasOwnOptions ? [types.options] : [],
  );
  const own = [`${pascal}Client`, `${pascal}ClientOptions`, `${pascal}Environment`, ...TAKEN];
  return [...plan.aliases.map((alias) => alias.name), ...options, `${pascal}Operations`]
    .sort((one, other) => (one < other ? -1 : 1))
    .map((type) => (own.includes(type) ? `${type} as ${type}Model` : type));
};
