/** True for a JSON pointer of RFC 6901: `/a/0`, or an empty string. */
export const isJsonPointer = (text: string): boolean =>
  (text === "" || text.startsWith("/")) && !/~(?![01])/.test(text);

/** True for a relative JSON pointer: `1/a`, `0#`. */
export const isRelativeJsonPointer = (text: string): boolean => {
  const [, rest] = /^(?:0|[1-9]\d*)(\D.*)?$/s.exec(text) ?? [undefined, "none"];
  return rest === undefined || rest === "#" || isJsonPointer(rest);
};
