/** True for an IPv4 address of RFC 2673: `192.168.0.1`, without leading zeros. */
export const isIpv4 = (text: string): boolean =>
  /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(text);

/** The number of 16-bit groups in a part of an address; NaN if it is invalid. */
const countGroups = (part: string, mayEndInIpv4: boolean): number => {
  if (part === "") return 0;
  const groups = part.split(":");
  const isMixed = mayEndInIpv4 && isIpv4(groups.at(-1) ?? "");
  const plain = isMixed ? groups.slice(0, -1) : groups;
  return plain.every((group) => /^[\dA-Fa-f]{1,4}$/.test(group))
    ? groups.length + Number(isMixed)
    : Number.NaN;
};

/** True for an IPv6 address of RFC 4291, without a zone: `2001:db8::1`. */
export const isIpv6 = (text: string): boolean => {
  // The longest address has 45 characters.
  const [head = "", tail, more] = text.length > 45 ? [] : text.split("::");
  if (tail === undefined) return countGroups(head, true) === 8;
  return more === undefined && countGroups(head, false) + countGroups(tail, true) <= 7;
};
