// RFC 3492, with the parameters of IDNA.
const base = 36;
const firstNonAscii = 128;

/** The bias for the next delta (6.1). */
const adapt = (delta: number, count: number, isFirst: boolean): number => {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / count);
  let bias = 0;
  for (; rest > 455; bias += base) rest = Math.floor(rest / 35);
  return bias + Math.floor((36 * rest) / (rest + 38));
};

const threshold = (position: number, bias: number): number => Math.min(26, Math.max(1, position - bias));

/** Decodes a label without its `xn--`; undefined if it is invalid. */
export const decodePunycode = (label: string): readonly number[] | undefined => {
  const end = label.lastIndexOf("-");
  const points = [...label.slice(0, Math.max(end, 0))].map((character) => character.charCodeAt(0));
  const rest = label.slice(end + 1);
  let [point, bias, index, read] = [firstNonAscii, 72, 0, 0];
  while (read < rest.length) {
    const before = index;
    for (let position = base, weight = 1; ; position += base) {
      const digit = "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(rest.charAt(read) || " ");
      read += 1;
      if (digit < 0) return undefined;
      index += digit * weight;
      const limit = threshold(position, bias);
      if (digit < limit) break;
      weight *= base - limit;
    }
    const length = points.length + 1;
    bias = adapt(index - before, length, before === 0);
    point += Math.floor(index / length);
    index %= length;
    if (point > 0x10ffff) return undefined;
    points.splice(index, 0, point);
    index += 1;
  }
  return points;
};

/** The digits of one delta (6.3). */
const encodeDelta = (delta: number, bias: number): string => {
  let text = "";
  let rest = delta;
  for (let position = base; ; position += base) {
    const limit = threshold(position, bias);
    if (rest < limit) return text + rest.toString(base).replace(/./, toDigit);
    const digit = limit + ((rest - limit) % (base - limit));
    text += digit.toString(base).replace(/./, toDigit);
    rest = Math.floor((rest - limit) / (base - limit));
  }
};

/** JavaScript's digits are 0-9 and then a-z; Punycode's are the other way round. */
const toDigit = (digit: string): string =>
  "abcdefghijklmnopqrstuvwxyz0123456789".charAt(Number.parseInt(digit, base));

/** Encodes code points, without the `xn--`. */
export const encodePunycode = (points: readonly number[]): string => {
  const basic = points.filter((point) => point < firstNonAscii);
  let text = String.fromCharCode(...basic) + (basic.length > 0 ? "-" : "");
  let [point, bias, delta, handled] = [firstNonAscii, 72, 0, basic.length];
  while (handled < points.length) {
    const next = Math.min(...points.filter((each) => each >= point));
    delta += (next - point) * (handled + 1);
    for (const each of points) {
      if (each < next) delta += 1;
      if (each !== next) continue;
      text += encodeDelta(delta, bias);
      bias = adapt(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled += 1;
    }
    delta += 1;
    point = next + 1;
  }
  return text;
};
