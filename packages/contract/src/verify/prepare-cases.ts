import type { ContractCase } from "../cases/contract-case.js";
import { ContractError } from "../contract-error.js";
import type { Operation } from "../document/operation.js";

/** The environment variable with a scheme's secret, for the command line. */
export const credentialVariable = (scheme: string): string => {
  const words = scheme.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replace(/[^A-Za-z0-9]+/g, "_");
  return `PROVIDER_CONTRACT_${words.toUpperCase()}`;
};

/**
 * Prepares cases for a real server: with the given credentials and ids, and without preferences that only a mock
 * understands. Cases for other credentials are left out.
 *
 * @throws {ContractError} `missing-credential` if an operation requires one and none of its alternatives was given.
 */
export const prepareCases = (
  cases: readonly ContractCase[],
  credentials: Readonly<Record<string, string>>,
  parameters: Readonly<Record<string, string>>,
): ContractCase[] => {
  // Mistakes in the document itself are not expectations of a server.
  const sound = cases.filter(({ fault }) => fault === undefined);
  return sound.flatMap((each) => {
    const { prefer: _, ...rest } = each;
    const isFor = (schemes: readonly string[]) => schemes.every((name) => credentials[name] !== undefined);
    const isDefault = each.schemes === cases.find(({ operation }) => operation === each.operation)?.schemes;
    const schemes = isFor(each.schemes) || !isDefault ? each.schemes : alternative(each.operation, isFor);
    if (!isFor(schemes)) return [];
    return [{ ...rest, schemes, input: { ...each.input, path: withGiven(each, parameters) } }];
  });
};

const alternative = (
  { id, security }: Operation,
  isFor: (schemes: readonly string[]) => boolean,
): readonly string[] => {
  const alternatives = security.map((schemes) => schemes.map(({ name }) => name));
  const found = alternatives.find(isFor);
  if (found) return found;
  const names = alternatives.map((schemes) => schemes.map(credentialVariable).join(" and ")).join(", or ");
  throw new ContractError("missing-credential", `${id} needs a credential: set ${names}.`);
};

// A violation of a path parameter is kept, because the case is about it; all other cases need an existing id.
const withGiven = (
  { input, expect }: ContractCase,
  parameters: Readonly<Record<string, string>>,
): ContractCase["input"]["path"] => {
  const violated =
    expect.kind === "refused" && expect.violation.location[0] === "path"
      ? expect.violation.location[1]
      : undefined;
  const entries = Object.entries(input.path).map(([name, value]) => {
    return [name, name === violated ? value : (parameters[name] ?? value)];
  });
  return Object.fromEntries(entries);
};
