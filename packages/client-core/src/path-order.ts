/** Orders path templates as a server tries them: fewer parameters first (OpenAPI), then more literal text. */
export const comparePaths = (one: string, other: string): number =>
  one.split("{").length - other.split("{").length || literalsOf(other) - literalsOf(one);

/** How many characters of a path template are not part of a parameter. */
const literalsOf = (path: string): number => path.replace(/\{[^}]*\}/g, "").length;
