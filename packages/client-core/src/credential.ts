import type { Failure } from "./failure.js";
import { readCause } from "./network-failure.js";
import { describeGiven, RefusedValue } from "./refused-value.js";

/** Refuses text that a header does not carry unchanged. `name` says which text it is. */
export const requireHeaderText = (name: string, value: unknown): string => {
  if (typeof value !== "string") throw new RefusedValue(`${name} must be text; ${describeGiven(value)}.`);
  if (!value) throw new RefusedValue(`${name} is empty.`);
  if (/[\r\n]/.test(value))
    throw new RefusedValue(`${name} holds a line break. Was it copied with its line end?`);
  if (/^[!-~]+( [!-~]+)*$/.test(value)) return value;
  throw new RefusedValue(`${name} must be printable ASCII without spaces around it.`);
};

/** Checks a credential as far as that is possible before a call: a function is asked later. */
export const checkCredential = (option: string, value: unknown): void => {
  if (value === undefined || value === null) {
    throw new RefusedValue(`\`${option}\` is missing. Give it as text, or as a function that returns it.`);
  }
  if (typeof value !== "function") {
    requireHeaderText(`\`${option}\``, value);
  }
};

/** Asks for the credential of one call. What the function throws may quote the secret: only its class is told. */
export const readCredential = async (option: string, get: () => unknown): Promise<string | Failure> => {
  let given: unknown;
  try {
    given = await get();
  } catch (error) {
    const { name } = readCause(error, []);
    const hint = `The function \`${option}\` threw. See \`error.cause\`.`;
    return { kind: "configuration", hint, cause: { name } };
  }
  try {
    return requireHeaderText(`What the function \`${option}\` returned`, given);
  } catch (error) {
    return { kind: "configuration", hint: String((error as Error).message) };
  }
};
