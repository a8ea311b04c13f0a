import type { Credential } from "./options.js";

/** User name and password (HTTP basic). */
export interface BasicCredential {
  /** The user name; it holds no colon. */
  readonly username: string;
  /** The password, or a function (possibly async) that returns it before each call. */
  readonly password: Credential;
}

const encode = (username: string, password: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(`${username}:${password}`)));

/** The credential that HTTP basic puts into its header. Empty, and so refused, where a part is missing or wrong. */
export const encodeBasic = (given: BasicCredential): Credential => {
  const { username, password } = (given ?? {}) as Partial<BasicCredential>;
  if (typeof username !== "string" || username.includes(":")) return "";
  if (typeof password === "string") return encode(username, password);
  return typeof password === "function" ? async () => encode(username, await password()) : "";
};

/**
 * A `fetch` that moves the credential from the header of that name into the query, where the provider reads it.
 * What goes before it, retries and errors included, never sees it in an address.
 */
export const sendInQuery =
  (name: string, send: typeof fetch = fetch): typeof fetch =>
  (input, init) => {
    const headers = new Headers(init?.headers);
    const secret = headers.get(name);
    if (secret === null) return send(input, init);
    headers.delete(name);
    const url = String(input);
    const separator = url.includes("?") ? "&" : "?";
    const pair = `${encodeURIComponent(name)}=${encodeURIComponent(secret)}`;
    return send(`${url}${separator}${pair}`, { ...init, headers });
  };
