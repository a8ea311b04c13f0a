import { isJsonObject, type JsonObject } from "./json.js";

/**
 * The paths of a document's servers, without a trailing slash: `/v1` for `https://api.example.com/v1`. Longest first.
 */
export const basePathsOf = ({ servers }: JsonObject): readonly string[] => {
  const list = Array.isArray(servers) ? servers.filter(isJsonObject) : [];
  const paths = list.flatMap((server) => {
    const address = withDefaults(server);
    if (!URL.canParse(address, "http://server")) return [];
    return [new URL(address, "http://server").pathname.replace(/\/+$/, "")];
  });
  return [...new Set(paths)].filter((path) => path !== "").sort((one, other) => other.length - one.length);
};

const withDefaults = ({ url, variables }: JsonObject): string =>
  String(url ?? "").replaceAll(/\{([^}]*)\}/g, (_, name: string) => {
    const variable = isJsonObject(variables) ? variables[name] : undefined;
    return isJsonObject(variable) ? String(variable.default ?? "") : "";
  });
