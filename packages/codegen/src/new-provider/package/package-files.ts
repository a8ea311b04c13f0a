import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { JsonObject } from "@provider-clients/openapi";
import { resolveDirections } from "../../directions/directions.js";
import { pascalCase } from "../../names.js";
import { describeOperations } from "../../operations/operation-model.js";
import { planTypes } from "../../types/type-names.js";
import type { ProviderNames } from "../adapt/adapt-document.js";
import { clientSource, httpSource } from "./client-source.js";
import { errorSource, indexSource } from "./error-source.js";
import { optionsSource } from "./options-source.js";
import { packageJson, tsconfigBuildJson, tsconfigJson, turboJson } from "./package-json.js";
import { typeTestSource, unitTestSource } from "./test-source.js";

/** Every hand-written file of a provider's package, by its path in the package. */
export const packageFiles = async (
  root: string,
  document: JsonObject,
  { name, title }: ProviderNames,
): Promise<Readonly<Record<string, string>>> => ({
  "package.json": packageJson(name, title),
  "turbo.json": turboJson(name),
  "tsconfig.json": tsconfigJson(),
  "tsconfig.build.json": tsconfigBuildJson(),
  LICENSE: await readFile(join(root, "LICENSE"), "utf8"),
  "src/client.ts": clientSource(document),
  "src/http.ts": httpSource(document),
  "src/options.ts": optionsSource(document),
  "src/errors.ts": errorSource(document),
  "src/index.ts": indexSource(document, exportedTypes(name, document)),
  "src/client.test-d.ts": typeTestSource(document),
  "src/client.test.ts": unitTestSource(document),
});

/** Names that index.ts exports already. */
const TAKEN = ["ClientEvent", "Credential", "ProviderErrorKind", "ResponseInfo"];

/** The types of operations.ts, as index.ts exports them. */
const exportedTypes = (name: string, document: JsonObject): readonly string[] => {
  const pascal = pascalCase(name);
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
