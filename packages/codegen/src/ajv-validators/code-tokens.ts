/** A token of JavaScript: a name, a number, a text, a pattern, or what stands between them. */
export type Token = string;

const TOKEN =
  /\s*("(?:[^"\\]|\\.)*"|[A-Za-z_$][\w$]*|\d+(?:\.\d+)?(?:e[+-]?\d+)?|[=!]==?|[<>]=|&&|\|\||\+\+|--|[-+*/%<>=!?:;,.(){}[\]])/y;
const PATTERN = /\s*(\/(?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/[a-z]*)/y;

/**
 * The tokens of one line of Ajv's code.
 *
 * @throws {Error} on anything that Ajv does not write.
 */
export const tokensOf = (line: string): readonly Token[] => {
  const tokens: Token[] = [];
  let position = 0;
  while (position < line.length) {
    // Where no value can end, a slash begins a pattern; anywhere else it divides.
    const isOperand = tokens.length > 0 && endsValue(tokens.at(-1) ?? "");
    const found =
      (isOperand ? undefined : matchAt(PATTERN, line, position)) ?? matchAt(TOKEN, line, position);
    if (found === undefined) throw new Error(`Ajv's code cannot be read at: ${line.slice(position).trim()}`);
    tokens.push(found.token);
    position = found.end;
  }
  return tokens;
};

const matchAt = (pattern: RegExp, line: string, position: number) => {
  pattern.lastIndex = position;
  const token = pattern.exec(line)?.[1];
  return token === undefined ? undefined : { token, end: pattern.lastIndex };
};

const KEYWORDS = new Set("break const continue else for if in let new return typeof var".split(" "));
const BINARY = new Set("= == === != !== < > <= >= && || + - * / % ? in".split(" "));
const SPACED_AFTER = new Set([...BINARY, ...KEYWORDS, ",", ";", ":"]);
const TIGHT_BEFORE = new Set([";", ",", ")", "]", ".", "++", "--"]);

const endsValue = (token: Token): boolean => /^[\w$"/)\]]/.test(token) && !KEYWORDS.has(token);

/** Writes tokens on one line, spaced as TypeScript's printer does. */
export const printTokens = (tokens: readonly Token[]): string => {
  let text = "";
  let choices = 0;
  let isSpaced = false;
  for (const [index, token] of tokens.entries()) {
    const previous = tokens[index - 1] ?? "";
    const isSign = token === "!" || ((token === "-" || token === "+") && !endsValue(previous));
    const isColon = token === ":" && choices > 0;
    if (token === "?") choices += 1;
    if (isColon) choices -= 1;
    const isApart =
      (isSpaced && !TIGHT_BEFORE.has(token)) || isColon || isSpacedBefore(token, previous, isSign);
    text += isApart && index > 0 ? ` ${token}` : token;
    isSpaced = (SPACED_AFTER.has(token) && !isSign) || (token === "{" && tokens[index + 1] !== "}");
  }
  return text;
};

const isSpacedBefore = (token: Token, previous: Token, isSign: boolean): boolean =>
  (BINARY.has(token) && !isSign) ||
  (token === "}" && previous !== "{") ||
  (token === "{" && (previous === ")" || previous === "else"));
