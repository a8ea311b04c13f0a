import { isAsciiName } from "./hostname.js";
import { isIpv4, isIpv6 } from "./internet-address.js";

/** Words separated by dots, or a quoted string; the domain follows the last at sign. */
const local =
  /^(?:[\w!#$%&'*+\-/=?^`{|}~]+(?:\.[\w!#$%&'*+\-/=?^`{|}~]+)*|"(?:[ !#-[\]-~]|\\[ -~])*")@[^@]*$/;

/** `[192.168.0.1]` or `[IPv6:::1]` (RFC 5321, 4.1.3). */
const isAddressLiteral = (domain: string): boolean => {
  const [, version, address = ""] = /^\[(IPv6:)?([^\]]*)\]$/i.exec(domain) ?? [];
  return version === undefined ? isIpv4(address) : isIpv6(address);
};

/** True for a `Mailbox` of RFC 5321 (limits: section 4.5.3.1): `jane@example.com`. */
export const isEmail = (text: string): boolean => {
  const at = text.lastIndexOf("@");
  if (at < 1 || at > 64 || text.length > 320) return false;
  const domain = text.slice(at + 1);
  return local.test(text) && (isAsciiName(domain) || isAddressLiteral(domain));
};

/** True for a `Mailbox` of RFC 6531, which allows any character beyond ASCII. */
export const isIdnEmail = (text: string): boolean => {
  const at = text.lastIndexOf("@");
  // A string with more UTF-16 units than this has too many bytes.
  if (at > 64 || text.length > 320 || new TextEncoder().encode(text.slice(0, Math.max(at, 0))).length > 64)
    return false;
  return isEmail(text.replaceAll(/[^\0-\x7f]/gu, "x"));
};
