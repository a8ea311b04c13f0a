import { splitPointer } from "@provider-clients/openapi";
import type { ContractCase, ExpectedViolation } from "../cases/contract-case.js";
import { isRequestError } from "../judge/judges.js";
import type { Violation } from "../judge/violation.js";
import type { ObservedCall } from "./observed-call.js";

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
  seen: Pick<ObservedCall, "recorded">,
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
  const { violation } = expect;
  if (violation.location[0] !== "body" || each.edit) return [];
  const judged = seen.recorded?.violations.filter(isRequestError);
  const isNamed = issues.some(
    (issue) =>
      isNamedBy(issue, violation) ||
      isOfUnionAround(issue, violation, judged) ||
      isOfBranch(issue, violation, judged),
  );
  if (isNamed) return [];
  const said = issues.map(({ path, keyword }) => `${path} ${keyword}`).join(", ") || "nothing";
  return [
    `the client's validator does not name ${violation.location.join("/")} ${violation.codes[0]}; it says ${said}`,
  ];
};

const unionKeywords: readonly (string | number)[] = ["oneOf", "anyOf"];

/**
 * True if an issue names the union around the expected violation. A value that matches no branch may be explained by any
 * of them, so a validator may describe another branch than the one that the case is about. If the validator lacked the
 * violated rule, the value would match this branch, and there would be no issue of the union.
 *
 * @param judged what the judges found; undefined if the client sent nothing. Then a union may be at every place around.
 */
const isOfUnionAround = (
  issue: ValidatorIssue,
  violation: ExpectedViolation,
  judged: readonly Violation[] | undefined,
): boolean => {
  if (!unionKeywords.includes(issue.keyword)) return false;
  const { location } = violation;
  const unions = judged?.filter(({ code }) => unionKeywords.includes(code));
  const around = unions?.map(placeOf) ?? location.map((_, index) => location.slice(0, index + 1));
  return around.some((place) => isInside(place, location) && isAt(issue, place.slice(1), violation));
};

/** True if the expected violation is a union, and an issue names what one of its branches asks for, as a judge does. */
const isOfBranch = (
  issue: ValidatorIssue,
  violation: ExpectedViolation,
  judged: readonly Violation[] = [],
): boolean =>
  violation.codes.some((code) => unionKeywords.includes(code)) &&
  judged.some(
    (each) =>
      each.code === issue.keyword &&
      isInside(violation.location, placeOf(each)) &&
      isAt(issue, placeOf(each).slice(1), violation),
  );

/** The place of a violation, without the leading `request`. */
const placeOf = ({ location }: Violation): readonly string[] => location.slice(1);

const isInside = (outer: readonly string[], inner: readonly string[]): boolean =>
  outer.every((step, index) => step === inner[index]);

/** True if an issue is the expected violation. */
const isNamedBy = (issue: ValidatorIssue, violation: ExpectedViolation): boolean => {
  const { location, codes } = violation;
  const [, ...place] = location;
  // A list of values implies their type: a validator may name the list alone.
  const named = codes.includes("type") ? [...codes, "enum", "const"] : codes;
  if (!named.includes(issue.keyword)) return false;
  const own = splitPointer(issue.path).at(-1) ?? "";
  // A judge reports the object that lacks a property, a validator may report the property, and the other way round.
  return (
    isAt(issue, place, violation) ||
    isAt(issue, place.slice(0, -1), violation) ||
    (isOfMissing(issue.keyword) && isAt(issue, [...place, own], violation))
  );
};

/** True if an issue is at a place. It may leave out the names that the value introduced, as validators omit data. */
const isAt = (
  { path }: ValidatorIssue,
  place: readonly string[],
  { location, declaredLocation = location }: ExpectedViolation,
): boolean => {
  const steps = splitPointer(path);
  const introduced = location.filter((step) => !declaredLocation.includes(step));
  const declared = place.filter((step) => !introduced.includes(step));
  return isSame(steps, place) || isSame(steps, declared);
};

const isOfMissing = (keyword: string): boolean => keyword === "required" || keyword === "dependentRequired";

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.join("/") === other.join("/");
