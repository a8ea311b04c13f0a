import type { JsonObject } from "@provider-clients/openapi";
import { pascalCase, propertyKey } from "../names.js";
import { docComment } from "../operations/documentation.js";
import { generatedHeader } from "../output/header.js";
import { compileSchemas } from "./compile-schemas.js";
import { planValidators, type ValidatorPlan } from "./plan-validators.js";
import { rewriteCode } from "./rewrite-code.js";
import { referenceOf } from "./schema-set.js";

/** The texts of the files that validate a provider's bodies. */
export interface ValidatorTexts {
  /** One function per schema: Ajv's verdicts, without Ajv. */
  readonly checks: string;
  /** The exported validators. */
  readonly validators: string;
}

/** Renders one validator per request and response schema of a document, each of which has one direction. */
export const renderValidators = (name: string, document: JsonObject): ValidatorTexts => {
  const plans = planValidators(name, document);
  const { code, functions } = compileSchemas(document, plans);
  const names = nameFunctions(plans);
  const byAjvName = new Map(
    [...functions].map(([reference, ajvName]) => [ajvName, names.get(reference) ?? ajvName] as const),
  );
  return {
    checks: `${generatedHeader(name)}${CHECKS_NOTE}\n${rewriteCode(code, byAjvName)}\n`,
    validators: renderExports(name, plans, names),
  };
};

const CHECKS_NOTE = `//
// The code below is Ajv's (MIT), compiled from the schemas, with the formats of ajv-formats (MIT). It is plain
// JavaScript; what validators.ts exports of it is typed.
// @ts-nocheck
`;

/** A component's function bears its name, and the direction too where both use it. */
const nameFunctions = (plans: readonly ValidatorPlan[]): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const plan of plans) {
    const [pointer = ""] = plan.pointers;
    const component = plan.pointers.length === 1 && /^#\/components\/schemas\/[^/]+$/.test(pointer);
    const wish = pascalCase(component ? (pointer.split("/").at(-1) ?? "") : plan.name);
    const isTaken = [...names].some(
      ([reference, name]) => name === `check${wish}` && reference !== referenceOf(plan),
    );
    names.set(referenceOf(plan), `check${wish}${isTaken ? pascalCase(plan.direction) : ""}`);
  }
  return names;
};

const renderExports = (
  name: string,
  plans: readonly ValidatorPlan[],
  names: ReadonlyMap<string, string>,
): string => {
  const functions = [...new Set(plans.map((plan) => names.get(referenceOf(plan)) ?? ""))].sort();
  const types = [...new Set(plans.flatMap(({ type }) => type.split(" | ")))].sort();
  return [
    generatedHeader(name),
    `import { ${plans.length > 0 ? "createValidator, createValidators, type Validator" : "createValidators"} } from "@provider-clients/client-core/validation";`,
    ...(functions.length > 0 ? [`import { ${functions.join(", ")} } from "./checks.js";`] : []),
    ...(types.length > 0 ? [`import type { ${types.join(", ")} } from "./operations.js";`] : []),
    "",
    ...plans.map((plan) => renderPlan(plan, names.get(referenceOf(plan)) ?? "")),
    "/** Every validator by operation, for the client's `validators` option. */",
    `export const validators = /* @__PURE__ */ createValidators(${renderTable(plans)});`,
    "",
  ].join("\n");
};

const renderPlan = (plan: ValidatorPlan, check: string): string => {
  const what =
    plan.direction === "request"
      ? "The judge of a request body, as strict as the provider's documentation"
      : "The judge of an answer; it tolerates properties and enum values that came later";
  return [
    docComment([`${what}: \`${plan.operationId}\`.`]),
    `export const ${plan.name}: Validator<${plan.type}> = /* @__PURE__ */ createValidator(${check});`,
    "",
  ].join("\n");
};

const renderTable = (plans: readonly ValidatorPlan[]): string => {
  const operations = [...new Set(plans.map(({ operationId }) => operationId))];
  const lines = operations.map((operation) => {
    const own = plans.filter(({ operationId }) => operationId === operation);
    return `  ${propertyKey(operation)}: { ${own.map(({ direction, name }) => `${direction}: ${name}`).join(", ")} },`;
  });
  return lines.length === 0 ? "{}" : ["{", ...lines, "}"].join("\n");
};
