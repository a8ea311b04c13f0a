import type { Reply } from "./attempt.js";
import { parseExact, RefusedValue } from "./exact-numbers.js";
import { type Exchange, fail } from "./exchange.js";
import { readToken } from "./network-failure.js";

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });
const undocumented = "It is not the documented JSON.";

/**
 * Parses a body: to JSON, else to text with the reason why it is not JSON. Text with a number that JavaScript
 * would round stays text, so that nothing is ever rounded.
 */
export const readContent = (bytes: Uint8Array | undefined): readonly [body: unknown, problem?: string] => {
  try {
    return [parseExact(strictUtf8.decode(bytes))];
  } catch (error) {
    // A SyntaxError quotes the text, which may hold personal data: it goes no further.
    return [
      new TextDecoder().decode(bytes) || undefined,
      error instanceof RefusedValue ? error.message : undocumented,
    ];
  }
};

/** Turns an HTTP answer into the documented body. Throws when it is a failure or not what is documented. */
export const readAnswer = (exchange: Exchange, { response: { ok, status }, bytes }: Reply): unknown => {
  const { answer = "json", keyRepeat, readBody } = exchange.operation;
  if (ok && readBody) {
    return readBody(bytes);
  }
  const { property, value, code = "" } = exchange.definition.envelope ?? {};
  const [body, problem] = readContent(bytes);
  const members = Object(body) as Readonly<Record<string, unknown>>;
  if (!ok || (property && members[property] === value)) {
    const isRepeat = status === keyRepeat && exchange.earlierRank;
    exchange.rank = isRepeat ? 2 : ok ? 1 : exchange.rank;
    const word = members[code];
    throw fail(
      exchange,
      "answer",
      `${isRepeat ? "An earlier attempt arrived: look it up. " : ""}The provider's words are in \`error.body\`.`,
      { code: typeof word === "number" ? word : readToken(word) },
      body,
    );
  }
  if (answer === "none") {
    return undefined;
  }
  const shape = Array.isArray(body) ? "array" : body === members ? "object" : "json";
  if (problem || (answer !== "json" && answer !== shape)) {
    throw fail(exchange, "unreadable", problem ?? undocumented, {}, body);
  }
  exchange.judge?.(exchange, "response", body);
  return body;
};
