import { splitPointer } from "@provider-clients/openapi";
import type { ContractCase, ExpectedViolation } from "../cases/contract-case.js";
import { isRequestError } from "../judge/judges.js";
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
  const { location, codes } = expect.violation;
  if (location[0] !== "body" || each.edit) return [];
  if (issues.some((issue) => isNamedBy(issue, expect.violation, unionsAround(location, seen)))) return [];
  const said = issues.map(({ path, keyword }) => `${path} ${keyword}`).join(", ") || "nothing";
  return [`the client's validator does not name ${location.join("/")} ${codes[0]}; it says ${said}`];
};

const unionKeywords: readonly (string | number)[] = ["oneOf", "anyOf"];

/** The places at or around a violation where a judge says that the value matches no branch of a union. */
const unionsAround = (
  location: readonly string[],
  { recorded }: Pick<ObservedCall, "recorded">,
): readonly (readonly string[])[] =>
  (recorded?.violations ?? [])
    .filter((violation) => isRequestError(violation) && unionKeywords.includes(violation.code))
    .map((violation) => violation.location.slice(1))
    .filter((place) => place.every((step, index) => step === location[index]));

/**
 * True if an issue is the expected violation, or that of a union around it. A value that matches no branch may be
 * explained by any of them, so a validator may describe another branch than the one that the case is about. If the
 * validator lacked the violated rule, the value would match this branch, and there would be no issue of the union.
 */
const isNamedBy = (
  { path, keyword }: ValidatorIssue,
  { location, declaredLocation = location, codes }: ExpectedViolation,
  unions: readonly (readonly string[])[],
): boolean => {
  const steps = splitPointer(path);
  // Names that the value introduced are data, which a validator omits.
  const introduced = location.filter((step) => !declaredLocation.includes(step));
  const isAt = (place: readonly string[]) =>
    isSame(steps, place) ||
    isSame(
      steps,
      place.filter((step) => !introduced.includes(step)),
    );
  if (unionKeywords.includes(keyword) && unions.some(([, ...place]) => isAt(place))) return true;
  const [, ...place] = location;
  // A list of values implies their type: a validator may name the list alone.
  const named = codes.includes("type") ? [...codes, "enum", "const"] : codes;
  if (!named.includes(keyword)) return false;
  // A judge reports the object that lacks a property, a validator may report the property, and the other way round.
  return (
    isAt(place) || isAt(place.slice(0, -1)) || (isOfMissing(keyword) && isAt([...place, steps.at(-1) ?? ""]))
  );
};

const isOfMissing = (keyword: string): boolean => keyword === "required" || keyword === "dependentRequired";

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.join("/") === other.join("/");
