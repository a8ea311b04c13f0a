import { joinPointer } from "@provider-clients/openapi";
import type { DocumentFault } from "./document-fault.js";
import type { JsonObject } from "./json.js";
import type { SecurityScheme } from "./operation.js";
import type { Located } from "./resolve.js";
import { securityOf } from "./security.js";

/**
 * Removes the alternatives that no request can meet, because two of their credentials are one header: a key that is
 * both `Basic …` and `Bearer …`. Without any other alternative, no call of the operation is tried.
 */
export const mendSecurity = (
  document: JsonObject,
  { pointer, value: operation }: Located,
  faults: DocumentFault[],
): void => {
  const owner = operation.security === undefined ? document : operation;
  const { security: written } = owner;
  if (!Array.isArray(written)) return;
  const isMeetable = securityOf(document, written).map((schemes) => !schemes.some(isTaken));
  if (isMeetable.every(Boolean)) return;
  const reason = "it asks for two credentials in one place, so no request can meet it";
  const isOpen = isMeetable.some(Boolean);
  if (isOpen) operation.security = written.filter((_, index) => isMeetable[index]);
  else operation["x-contract-skip"] ??= reason;
  const at = joinPointer(owner === document ? "#" : pointer, "security");
  isMeetable.forEach((meetable, index) => {
    if (!meetable) faults.push({ pointer: joinPointer(at, index), reason });
  });
};

const isTaken = (
  { place, key, prefix }: SecurityScheme,
  _: number,
  schemes: readonly SecurityScheme[],
): boolean =>
  place !== "other" &&
  schemes.some((other) => other.place === place && other.key === key && other.prefix !== prefix);
