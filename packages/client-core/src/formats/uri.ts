import { isIpv6 } from "./internet-address.js";

/** Splits a reference into its parts, as RFC 3986 does (appendix B). */
const parts = /^(?:([^:/?#]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;
const authorityParts = /^(?:([^@]*)@)?(\[[^[\]]*\]|[^:[\]@]*)(?::(\d*))?$/;
const beyondAscii =
  /[\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\u{10000}-\u{1fffd}\u{20000}-\u{2fffd}\u{30000}-\u{3fffd}\u{40000}-\u{4fffd}\u{50000}-\u{5fffd}\u{60000}-\u{6fffd}\u{70000}-\u{7fffd}\u{80000}-\u{8fffd}\u{90000}-\u{9fffd}\u{a0000}-\u{afffd}\u{b0000}-\u{bfffd}\u{c0000}-\u{cfffd}\u{d0000}-\u{dfffd}\u{e1000}-\u{efffd}]/gu;
const privateUse = /[\ue000-\uf8ff\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}]/gu;

// No repeated alternation, so that matching is linear in the length of the string.
const isWritten = (part: string, others: RegExp): boolean =>
  !others.test(part) && !/%(?![\dA-Fa-f]{2})/.test(part);

const isHost = (host: string): boolean => {
  if (!host.startsWith("[")) return isWritten(host, /[^\w.~!$&'()*+,;=%-]/);
  const address = host.slice(1, -1);
  return isIpv6(address) || /^[Vv][\dA-Fa-f]+\.[\w.~!$&'()*+,;=:-]+$/.test(address);
};

const isAuthority = (authority: string): boolean => {
  const [whole, user = "", host = ""] = authorityParts.exec(authority) ?? [];
  return whole !== undefined && isWritten(user, /[^\w.~!$&'()*+,;=:%-]/) && isHost(host);
};

const isReference = (text: string, needsScheme: boolean): boolean => {
  const [, scheme, authority = "", path = "", query = "", fragment = ""] = parts.exec(text) ?? [];
  return (
    (scheme === undefined ? !needsScheme : /^[A-Za-z][A-Za-z\d+.-]*$/.test(scheme)) &&
    isAuthority(authority) &&
    [path].every((part) => isWritten(part, /[^\w.~!$&'()*+,;=:@/%-]/)) &&
    [query, fragment].every((part) => isWritten(part, /[^\w.~!$&'()*+,;=:@/?%-]/))
  );
};

/**
 * Replaces each character of an IRI beyond ASCII with an ASCII letter; private-use characters are allowed only in the
 * query.
 */
const toAscii = (text: string): string =>
  text.replaceAll(beyondAscii, "x").replaceAll(/\?[^#]*/g, (query) => query.replaceAll(privateUse, "x"));

/** True for a URI of RFC 3986, with its scheme: `https://example.com/a`. */
export const isUri = (text: string): boolean => isReference(text, true);

/** True for a URI reference of RFC 3986, absolute or relative: `/a`. */
export const isUriReference = (text: string): boolean => isReference(text, false);

/** True for an IRI of RFC 3987, with its scheme. */
export const isIri = (text: string): boolean =>
  !/^[^:/?#]*[^\0-\x7f][^:/?#]*:/.test(text) && isReference(toAscii(text), true);

/** True for an IRI reference of RFC 3987, absolute or relative. */
export const isIriReference = (text: string): boolean =>
  !/^[^:/?#]*[^\0-\x7f][^:/?#]*:/.test(text) && isReference(toAscii(text), false);
