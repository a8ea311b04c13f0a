import { splitPointer } from "@provider-clients/openapi";
import type { ContractCase } from "../cases/contract-case.js";

/** One violation that a validator reports. */
export interface ValidatorIssue {
  /** A JSON pointer into the value; empty for the whole value. */
  readonly path: string;
  readonly keyword: string;
}

/** The validators of a client for one operation, as in its `validators` subpath. */
export interface OperationValidators {
  readonly request?: ((value: unknown) => readonly ValidatorIssue[]) | undefined;
  readonly response?: ((value: unknown) => readonly ValidatorIssue[]) | undefined;
}

/** How a client's own validator disagrees with the judges about a case. */
export const validatorReasons = (
  each: ContractCase,
  validators: OperationValidators | undefined,
): string[] => {
  const { expect, input, answer } = each;
  if (expect.kind === "answered") {
    const isSuccess = answer !== undefined && answer.status < 300;
    const issues = isSuccess ? (validators?.response?.(answer.body) ?? []) : [];
    return issues.map(
      ({ path, keyword }) => `the client's validator refuses a valid answer: ${path} ${keyword}`,
    );
  }
  // A correct validator also refuses an example that its schema refuses.
  if (!validators?.request || input.body === undefined || each.fault?.isInvalid) return [];
  const issues = validators.request(input.body);
  if (expect.kind === "accepted") {
    return issues.map(
      ({ path, keyword }) => `the client's validator refuses a valid request: ${path} ${keyword}`,
    );
  }
  const { location, declaredLocation = location, codes } = expect.violation;
  if (location[0] !== "body" || each.edit) return [];
  const places = [location.slice(1), declaredLocation.slice(1)];
  // A list of values implies their type, and so do alternatives: a validator may name those alone.
  const named = codes.includes("type") ? [...codes, "enum", "const", "anyOf", "oneOf"] : codes;
  const isNamed = (issue: ValidatorIssue) =>
    named.includes(issue.keyword) && places.some((place) => isAt(issue, place));
  if (issues.some(isNamed)) return [];
  const said = issues.map(({ path, keyword }) => `${path} ${keyword}`).join(", ") || "nothing";
  return [`the client's validator does not name ${location.join("/")} ${codes[0]}; it says ${said}`];
};

/**
 * True if an issue has the judges' location. A validator may report the missing property itself, where judges report
 * the object that lacks it. It omits names that the value introduced, because such names are data.
 */
const isAt = ({ path, keyword }: ValidatorIssue, place: readonly string[]): boolean => {
  const steps = splitPointer(path);
  const named = keyword === "required" && steps.length > place.length ? steps.slice(0, -1) : steps;
  const isPlace = (wanted: readonly string[]) => named.join("/") === wanted.join("/");
  return isPlace(place) || isPlace(place.slice(0, -1));
};
