import { entriesOf, isList, isObject, type Json, objectOf } from "../json.js";
import { type Problem, problemAt } from "../problem.js";
import { joinPointer } from "../references/pointer.js";
import type { Spec } from "../spec.js";

/** Checks that every server is a named environment with an absolute URL. */
export const checkServers = (spec: Spec): readonly Problem[] => {
  const { servers } = spec.document;
  const seen = new Set<Json>();
  const problems: Problem[] = [];
  const report = (pointer: string, message: string): void => {
    problems.push(problemAt(spec, pointer, message));
  };
  for (const [index, server] of (isList(servers) ? servers : []).entries()) {
    const pointer = joinPointer("#/servers", index);
    const { url, "x-environment": environment } = objectOf(server);
    const reason = reasonUnusable(url);
    if (reason !== undefined) report(joinPointer(pointer, "url"), reason);
    if (environment === undefined)
      report(pointer, "the server has no name. Add `x-environment`, such as sandbox.");
    else if (seen.has(environment))
      report(pointer, `a second server is named "${String(environment)}". Rename one.`);
    seen.add(environment ?? null);
  }
  return problems;
};

const reasonUnusable = (url: Json | undefined): string | undefined => {
  if (typeof url !== "string" || !URL.canParse(url))
    return `the server's url is ${JSON.stringify(url)}. Write it in full, with https.`;
  if (url.includes("{")) return `the server's url "${url}" has a variable. Write one server per environment.`;
  return new URL(url).protocol === "https:"
    ? undefined
    : `the server's url "${url}" is not https. Credentials are sent there.`;
};

/** Checks that a client can send every credential, and that its option has a name. */
export const checkCredentials = (spec: Spec): readonly Problem[] =>
  entriesOf(objectOf(spec.document.components).securitySchemes).flatMap(([name, scheme]) => {
    const pointer = joinPointer("#/components/securitySchemes", name);
    const message = isObject(scheme)
      ? reasonUnsendable(name, scheme)
      : "the security scheme is not a mapping.";
    return message === undefined ? [] : [problemAt(spec, pointer, message)];
  });

const reasonUnsendable = (
  option: string,
  scheme: Readonly<Record<string, Json | undefined>>,
): string | undefined => {
  if (!/^[a-z][A-Za-z0-9]*$/.test(option)) {
    return `the security scheme's key "${option}" becomes the client's option. Write it in camelCase, such as apiKey.`;
  }
  if (scheme.type === "apiKey" && ["header", "query", "cookie"].includes(String(scheme.in))) {
    return typeof scheme.name === "string"
      ? undefined
      : `the ${String(scheme.in)} has no name that HTTP allows. Correct \`name\`.`;
  }
  if (scheme.type === "http" && isSendable(scheme.scheme)) return undefined;
  if (scheme.type === "oauth2" || scheme.type === "openIdConnect") return undefined;
  const type = scheme.type === "http" ? `http ${String(scheme.scheme)}` : String(scheme.type);
  return `a credential of type "${type}" is not supported. Use an apiKey, http basic or bearer, or oauth2.`;
};

/**
 * A caller can give the credential of any scheme of HTTP (RFC 9110, 11.1) but of those that answer a challenge, which
 * no caller knows beforehand.
 */
const isSendable = (scheme: Json | undefined): boolean =>
  typeof scheme === "string" &&
  /^[\w!#$%&'*+.^`|~-]+$/.test(scheme) &&
  !/^(digest|hoba|mutual|negotiate|scram-.*)$/i.test(scheme);
