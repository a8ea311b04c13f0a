import type { ContractCase } from "../cases/contract-case.js";
import { pointerSteps } from "../document/pointer.js";

/** Where a validator says that a value departs from its schema. */
export interface ValidatorIssue {
  /** A JSON pointer into the value; empty for the whole value. */
  readonly path: string;
  readonly keyword: string;
}

/** The validators that a client offers for one operation, in the form of its `validators` subpath. */
export interface OperationValidators {
  readonly request?: ((value: unknown) => readonly ValidatorIssue[]) | undefined;
  readonly response?: ((value: unknown) => readonly ValidatorIssue[]) | undefined;
}

/** In what a client's own validator disagrees with the judges about a case. */
export function validatorReasons(each: ContractCase, validators: OperationValidators | undefined): string[] {
  const { expect, input, answer } = each;
  if (expect.kind === "answered") {
    const isSuccess = answer !== undefined && answer.status < 300;
    const issues = isSuccess ? (validators?.response?.(answer.body) ?? []) : [];
    return issues.map(
      ({ path, keyword }) => `the client's validator refuses a valid answer: ${path} ${keyword}`,
    );
  }
  if (!validators?.request || input.body === undefined) return [];
  const issues = validators.request(input.body);
  if (expect.kind === "accepted") {
    return issues.map(
      ({ path, keyword }) => `the client's validator refuses a valid request: ${path} ${keyword}`,
    );
  }
  const { location, codes } = expect.violation;
  if (location[0] !== "body" || each.edit) return [];
  const place = location.slice(1).join("/");
  const isFound = issues.some(({ path, keyword }) => {
    return codes.includes(keyword) && pointerSteps(path).join("/") === place;
  });
  if (isFound) return [];
  const said = issues.map(({ path, keyword }) => `${path} ${keyword}`).join(", ") || "nothing";
  return [`the client's validator does not name ${location.join("/")} ${codes[0]}; it says ${said}`];
}
