import type { ContractCase } from "../cases/contract-case.js";
import { ContractError } from "../contract-error.js";
import type { Operation } from "../document/operation.js";

/** The environment variable that the command line reads a scheme's secret from. */
export const credentialVariable = (scheme: string): string => {
  const words = scheme.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replace(/[^A-Za-z0-9]+/g, "_");
  return `PROVIDER_CONTRACT_${words.toUpperCase()}`;
};

/**
 * Cases as they are sent to a server that is not ours: with the credentials there are, with real ids where they were
 * given, and without the wishes that only a mock understands. A case for another credential is left out.
 *
 * @throws {ContractError} `missing-credential` when an operation asks for one and none of its alternatives is there.
 */
export const prepareCases = (
  cases: readonly ContractCase[],
  credentials: Readonly<Record<string, string>>,
  parameters: Readonly<Record<string, string>>,
): ContractCase[] => {
  // What the document itself gets wrong is no expectation of a server.
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

// A violation of a path parameter is what the case is about; all other cases want somebody who exists.
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
