import type { Credential } from "./options.js";

/** User name and password (HTTP basic). */
export interface BasicCredential {
  /** The user name; must not contain a colon. */
  readonly username: string;
  /** The password, or a function (possibly async) that returns it before each call. */
  readonly password: Credential;
}

const encode = (username: string, password: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(`${username}:${password}`)));

/** The credential for the header of HTTP basic. Empty, and therefore refused, if a part is missing or wrong. */
export const encodeBasic = (given: BasicCredential): Credential => {
  const { username, password } = (given ?? {}) as Partial<BasicCredential>;
  if (typeof username !== "string" || username.includes(":")) return "";
  if (typeof password === "string") return encode(username, password);
  return typeof password === "function" ? async () => encode(username, await password()) : "";
};
