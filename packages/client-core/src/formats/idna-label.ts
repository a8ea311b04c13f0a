import { encodePunycode } from "./punycode.js";

// RFC 5892, 2.6: exceptions that are allowed although their properties forbid them.
const admittedAnyway = /[\u00df\u03c2\u06fd\u06fe\u0f0b\u3007]/u;
const refusedAnyway = /[\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b]/u;
const hangulJamo = /[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]/u;
const inContext = /[\u00b7\u0375\u05f3\u05f4\u30fb\u0660-\u0669\u06f0-\u06f9\u200c\u200d]/u;

/** RFC 5892, 3: true if a label may contain the character, regardless of its neighbours. */
const isAdmitted = (character: string): boolean => {
  if (admittedAnyway.test(character) || inContext.test(character) || /[-a-z0-9]/.test(character)) return true;
  if (refusedAnyway.test(character) || hangulJamo.test(character)) return false;
  const isStable = character.normalize("NFKC").toLowerCase().normalize("NFKC") === character;
  return (
    isStable &&
    /[\p{Ll}\p{Lu}\p{Lo}\p{Nd}\p{Lm}\p{Mn}\p{Mc}]/u.test(character) &&
    !/[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u.test(character)
  );
};

// Characters of the canonical combining class "virama"; JavaScript has no property for it.
const virama =
  /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a\u1714\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed\u{10a3f}\u{11046}\u{1107f}\u{110b9}\u{11133}\u{11134}\u{111c0}\u{11235}\u{112ea}\u{1134d}\u{11442}\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{1172b}\u{11839}\u{1193d}\u{1193e}\u{119e0}\u{11a34}\u{11a47}\u{11a99}\u{11c3f}\u{11d44}\u{11d45}\u{11d97}]$/u;

// JavaScript has no property for joining types either. The letters of these scripts join on both sides, or on one.
const joinsBefore =
  /(?![اأإآدذرزوؤةى])[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mandaic}\p{Script=Mongolian}\p{Script=Phags_Pa}\p{Script=Nko}\p{Script=Manichaean}\p{Script=Adlam}]\p{Mn}*$/u;
const joinsAfter =
  /^\p{Mn}*[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mandaic}\p{Script=Mongolian}\p{Script=Phags_Pa}\p{Script=Nko}\p{Script=Manichaean}\p{Script=Adlam}]/u;

/** RFC 5892, appendix A: the rules for characters that depend on their neighbours. */
const isInContext = (label: string, index: number, character: string): boolean => {
  const before = label.slice(0, index);
  const after = label.slice(index + character.length);
  if (character === "\u200d") return virama.test(before);
  if (character === "\u200c")
    return virama.test(before) || (joinsBefore.test(before) && joinsAfter.test(after));
  if (character === "\u00b7") return before.endsWith("l") && after.startsWith("l");
  if (character === "\u0375") return /^\p{Script=Greek}/u.test(after);
  if (/[\u05f3\u05f4]/.test(character)) return /\p{Script=Hebrew}$/u.test(before);
  if (character === "\u30fb")
    return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(before + after);
  return !(/[\u0660-\u0669]/.test(label) && /[\u06f0-\u06f9]/.test(label));
};

const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u;
const arabicDigit = /[\u0660-\u0669\u066b\u066c\u06dd]/;
const europeanDigit = /[0-9\u06f0-\u06f9]/;

/** True if a label contains a right-to-left letter or an Arabic digit (RFC 5893, 1.4). */
export const isRightToLeft = (label: string): boolean =>
  arabicDigit.test(label) || rightToLeft.test(label.replaceAll(/[\p{Mn}\p{Nd}]/gu, ""));

const isDigit = (character: string): boolean => arabicDigit.test(character) || europeanDigit.test(character);
const isRight = (character: string): boolean => rightToLeft.test(character) && !isDigit(character);
const isLeft = (character: string): boolean =>
  /[\p{L}\p{Mc}]/u.test(character) && !rightToLeft.test(character);

/** RFC 5893, 2: the Bidi rule, for labels of a name that contains right-to-left characters. */
export const keepsBidiRule = (label: string): boolean => {
  const characters = [...label.replaceAll(/\p{Mn}/gu, "")];
  const [first = "", last = ""] = [characters[0], characters.at(-1)];
  if (isRight(first)) {
    return (
      !characters.some(isLeft) &&
      (isRight(last) || isDigit(last)) &&
      !(arabicDigit.test(label) && europeanDigit.test(label))
    );
  }
  return (
    isLeft(first) &&
    (isLeft(last) || europeanDigit.test(last)) &&
    !characters.some((character) => isRight(character) || arabicDigit.test(character))
  );
};

/** True for a U-label of RFC 5891, or a label of ASCII letters, digits and hyphens. */
export const isIdnaLabel = (label: string): boolean => {
  // A label this long is never valid, whatever its encoded length.
  if (label === "" || label.length > 63 || label.normalize("NFC") !== label) return false;
  if (/^-|-$|^..--/u.test(label) || /^\p{M}/u.test(label)) return false;
  let index = 0;
  for (const character of label) {
    if (!isAdmitted(character)) return false;
    if (inContext.test(character) && !isInContext(label, index, character)) return false;
    index += character.length;
  }
  const points = [...label].map((character) => character.codePointAt(0) ?? 0);
  return points.every((point) => point < 128) || `xn--${encodePunycode(points)}`.length <= 63;
};
