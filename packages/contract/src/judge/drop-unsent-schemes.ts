import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import { operationsOf } from "../document/operations.js";
import { atPointer } from "../document/pointer.js";
import { securityOf } from "../document/security.js";

/** Removes credentials that no request shows, such as mutual TLS: Prism refuses every request that needs one. */
export const dropUnsentSchemes = (document: JsonObject): void => {
  const owners = operationsOf(document).map(({ pointer }) => atPointer(document, pointer));
  for (const owner of [document, ...owners]) {
    if (!isJsonObject(owner) || !Array.isArray(owner.security)) continue;
    const shown = securityOf(document, owner.security).map((schemes) =>
      schemes.filter(({ place }) => place !== "other").map(({ name }) => name),
    );
    owner.security = owner.security.filter(isJsonObject).map((scopes, index) => {
      const names = shown[index] ?? [];
      return Object.fromEntries(names.map((name): [string, Json] => [name, scopes[name] ?? []]));
    });
  }
};
