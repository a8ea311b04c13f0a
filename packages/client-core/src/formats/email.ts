import { isAsciiName } from "./hostname.js";
import { isIpv4, isIpv6 } from "./internet-address.js";

/** Words with dots between them, or a text in quotes, and all that follows the last at sign. */
const local =
  /^(?:[\w!#$%&'*+\-/=?^`{|}~]+(?:\.[\w!#$%&'*+\-/=?^`{|}~]+)*|"(?:[ !#-[\]-~]|\\[ -~])*")@[^@]*$/;

/** `[192.168.0.1]` or `[IPv6:::1]` (RFC 5321, 4.1.3). */
const isAddressLiteral = (domain: string): boolean => {
  const [, version, address = ""] = /^\[(IPv6:)?([^\]]*)\]$/i.exec(domain) ?? [];
  return version === undefined ? isIpv4(address) : isIpv6(address);
};

/** Tells whether a text is a `Mailbox` of RFC 5321 (whose limits are in 4.5.3.1): `jane@example.com`. */
export const isEmail = (text: string): boolean => {
  const at = text.lastIndexOf("@");
  if (at < 1 || at > 64 || text.length > 320) return false;
  const domain = text.slice(at + 1);
  return local.test(text) && (isAsciiName(domain) || isAddressLiteral(domain));
};

/** Tells whether a text is a `Mailbox` of RFC 6531, which admits any character beyond ASCII. */
export const isIdnEmail = (text: string): boolean => {
  const at = text.lastIndexOf("@");
  // No text of more UTF-16 units has few enough bytes.
  if (at > 64 || text.length > 320 || new TextEncoder().encode(text.slice(0, Math.max(at, 0))).length > 64)
    return false;
  return isEmail(text.replaceAll(/[^\0-\x7f]/gu, "x"));
};
