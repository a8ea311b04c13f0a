import { isIdnaLabel, isRightToLeft, keepsBidiRule } from "./idna-label.js";
import { decodePunycode, encodePunycode } from "./punycode.js";

const asciiLabel = /^[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?$/;

const asciiName =
  /^[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?(?:\.[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?)*$/;

/** True for a name of ASCII labels, without decoding `xn--` labels. */
export const isAsciiName = (text: string): boolean => text.length <= 253 && asciiName.test(text);

/** Decodes an `xn--` label; returns other labels unchanged. Undefined if it cannot be decoded. */
const decodeLabel = (label: string): string | undefined => {
  if (!/^xn--/i.test(label)) return label;
  const encoded = label.slice(4).toLowerCase();
  const points = decodePunycode(encoded);
  if (points === undefined || points.every((point) => point < 128)) return undefined;
  return encodePunycode(points) === encoded ? String.fromCodePoint(...points) : undefined;
};

const isDecodedName = (labels: readonly string[], isLabel: (label: string) => boolean): boolean =>
  labels.every(isLabel) && (!labels.some(isRightToLeft) || labels.every(keepsBidiRule));

/** True for a host name of RFC 1123; its `xn--` labels are decoded and checked according to RFC 5891. */
export const isHostname = (text: string): boolean => {
  if (!isAsciiName(text)) return false;
  if (!/xn--/i.test(text)) return true;
  const labels = text.split(".").map(decodeLabel);
  return (
    labels.every((label) => label !== undefined) &&
    isDecodedName(labels, (label) => asciiLabel.test(label) || isIdnaLabel(label))
  );
};

/** True for an internationalised host name of RFC 5890, in Unicode or in ASCII. */
export const isIdnHostname = (text: string): boolean => {
  if (text.length > 253) return false;
  const labels = text
    .split(/[.\u3002\uff0e\uff61]/)
    .map((label) => decodeLabel(isAsciiName(label) ? label.toLowerCase() : label));
  return (
    labels.every((label) => label !== undefined) &&
    isDecodedName(labels, isIdnaLabel) &&
    asciiLength(labels) <= 253
  );
};

/** The length of a name in ASCII, including its dots. */
const asciiLength = (labels: readonly string[]): number =>
  labels
    .map((label) => [...label].map((character) => character.codePointAt(0) ?? 0))
    .map((points) =>
      points.every((point) => point < 128) ? points.length : encodePunycode(points).length + 4,
    )
    .reduce((sum, length) => sum + length + 1, -1);
