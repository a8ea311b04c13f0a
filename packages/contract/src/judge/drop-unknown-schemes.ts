import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { SecurityScheme } from "../document/operation.js";
import { operationsOf } from "../document/operations.js";
import { atPointer } from "../document/pointer.js";
import { securityOf } from "../document/security.js";

// Prism 5.16 has a check for each; OpenAPI allows every scheme of IANA's registry.
const known = new Set(["", "Basic ", "Bearer ", "Digest "]);

/**
 * Removes the credentials that Prism cannot check, such as mutual TLS or `http` with a scheme of its own: it would
 * refuse every request that needs one. The second judge checks those that a request shows.
 */
export const dropUnknownSchemes = (document: JsonObject): void => {
  const owners = operationsOf(document).map(({ pointer }) => atPointer(document, pointer));
  for (const owner of [document, ...owners]) {
    if (!isJsonObject(owner) || !Array.isArray(owner.security)) continue;
    const all = securityOf(document, owner.security);
    const checked = all.map((schemes) => schemes.filter(isKnown));
    // Prism refuses any credential where an alternative is empty, so nothing is left to check.
    const isOpen = checked.some((schemes, index) => schemes.length === 0 && all[index]?.length !== 0);
    owner.security = isOpen ? [] : checked.map(requirementOf);
  }
};

const isKnown = ({ place, prefix }: SecurityScheme): boolean => place !== "other" && known.has(prefix);

/** Scopes are left out: Prism does not look at them. */
const requirementOf = (schemes: readonly SecurityScheme[]): JsonObject =>
  Object.fromEntries(schemes.map(({ name }): [string, Json] => [name, []]));
