import type { ProviderDefinition } from "./operation.js";
import { RefusedValue } from "./refused-value.js";
import { writeHeaders } from "./serialise.js";

const write = (headers: Readonly<Record<string, string>> | undefined): Headers => {
  try {
    return writeHeaders([headers]);
  } catch {
    // The error of the check may quote the value.
    throw new RefusedValue("`headers` holds a name or a value that no header can have.");
  }
};

/**
 * Checks the headers for all calls. An idempotency key among them would identify every change alike, so only the first
 * would be applied.
 *
 * @throws {RefusedValue} for a name or a value that no header can have, and for an idempotency key.
 */
export const checkHeaders = (
  { operations }: ProviderDefinition,
  headers: Readonly<Record<string, string>> | undefined,
): void => {
  const written = write(headers);
  const key = operations.find(({ keyHeader }) => keyHeader && written.has(keyHeader))?.keyHeader;
  if (key)
    throw new RefusedValue(`\`headers\` must not hold \`${key}\`: it names one change. Give it to the call.`);
};
