import { type JsonObject, schemaRoots } from "@provider-clients/openapi";
import { propertyKey } from "../names.js";
import { docComment } from "../operations/documentation.js";
import { bundleSchemas } from "./bundle-schemas.js";
import { type CompiledChecks, compileValidators } from "./compile-validators.js";
import { planValidators, type ValidatorPlan } from "./plan-validators.js";
import { describedSchemas, judgedSchemas, variantIn } from "./prepare-schema.js";
import { renderChecks } from "./render-checks.js";
import { renderSchemas } from "./render-schemas.js";

/** The contents of the files that validate a provider's bodies. */
export interface ValidatorTexts {
  /** One function per schema. */
  readonly checks: string;
  /** The exported validators. */
  readonly validators: string;
  /** The schemas themselves, as data. */
  readonly schemas: string;
}

/** Renders one validator per request and response schema of a document whose schemas each have one direction. */
export const renderValidators = (name: string, document: JsonObject): ValidatorTexts => {
  const plans = planValidators(name, document);
  const roots = plans.map((plan) => ({ ...plan, variant: plan.direction }));
  const places = schemaRoots(document).map(({ pointer }) => pointer);
  const judged = bundleSchemas({ document, places, roots, prepare: judgedSchemas(document), variantIn });
  const described = bundleSchemas({ document, places, roots, prepare: describedSchemas(document) });
  const compiled = compileValidators(judged);
  return {
    checks: [...lossComment(compiled), renderChecks(compiled)].join("\n"),
    validators: renderExports(plans, compiled.checks),
    schemas: renderSchemas(plans, described),
  };
};

/** What the checks accept although the document refuses it. */
const lossComment = ({ losses }: CompiledChecks): readonly string[] =>
  losses.length === 0
    ? []
    : [
        "// Not checked:",
        // A reason may quote a text of several lines.
        ...losses.map(({ check, keyword, reason }) =>
          `// - ${keyword} in ${check}: ${reason}`.replaceAll(/\s+/g, " "),
        ),
        "",
      ];

const renderExports = (plans: readonly ValidatorPlan[], checks: ReadonlyMap<string, string>): string => {
  const functions = [...new Set(checks.values())].sort();
  const types = [...new Set(plans.flatMap(({ type }) => type.split(" | ")))].sort();
  const imports = types.map((type) => {
    const local = localType(type, plans);
    return local === type ? type : `${type} as ${local}`;
  });
  return [
    `import { ${plans.length > 0 ? "createValidator, createValidators, type Validator, type Validators" : "createValidators, type Validators"} } from "@provider-clients/client-core/validation";`,
    ...(functions.length > 0 ? [`import { ${functions.join(", ")} } from "./checks.js";`] : []),
    ...(imports.length > 0 ? [`import type { ${imports.join(", ")} } from "./operations.js";`] : []),
    "",
    ...plans.map((plan) => renderPlan(plan, plans, checks.get(plan.name) ?? "")),
    "/** Every validator by operation, for the client's `validators` option. */",
    // Written out for those who compile with `isolatedDeclarations`.
    `export const validators: Validators & ${renderTable(plans, (name) => `typeof ${name}`)} = /* @__PURE__ */ createValidators(${renderTable(plans)});`,
    "",
  ].join("\n");
};

/** In scripts without case, the validator `日本Response` and its type have the same name. */
const localType = (type: string, plans: readonly ValidatorPlan[]): string =>
  plans.some(({ name }) => name === type) ? `${type}Type` : type;

const renderPlan = (plan: ValidatorPlan, plans: readonly ValidatorPlan[], check: string): string => {
  const type = plan.type
    .split(" | ")
    .map((each) => localType(each, plans))
    .join(" | ");
  const what =
    plan.direction === "request"
      ? "The validator of a request body, as strict as the provider's documentation"
      : "The validator of an answer; it tolerates properties and enum values that came later";
  return [
    docComment([`${what}: \`${plan.operationId}\`.`]),
    `export const ${plan.name}: Validator<${type}> = /* @__PURE__ */ createValidator(${check});`,
    "",
  ].join("\n");
};

/** The validators by operation, as they are written. */
const renderTable = (
  plans: readonly ValidatorPlan[],
  write: (name: string) => string = (name) => name,
): string => {
  const operations = [...new Set(plans.map(({ operationId }) => operationId))];
  const lines = operations.map((operation) => {
    const own = plans.filter(({ operationId }) => operationId === operation);
    const entries = own.map(({ direction, name }) => `${direction}: ${write(name)}`);
    return `  ${propertyKey(operation)}: { ${entries.join(", ")} },`;
  });
  return lines.length === 0 ? "{}" : ["{", ...lines, "}"].join("\n");
};
