import { posix } from "node:path";
import { isAddress } from "./read-text.js";

/** The target of a reference: a file or an address, with a pointer or an anchor. */
export interface Target {
  readonly file: string;
  /** Starts with `#`; `#` alone is the whole file. */
  readonly fragment: string;
}

/** Resolves a reference relative to the file that contains it, according to RFC 3986. */
export const locate = (file: string, reference: string): Target => {
  const hash = reference.indexOf("#");
  const path = hash < 0 ? reference : reference.slice(0, hash);
  const fragment = hash < 0 ? "#" : reference.slice(hash);
  return { file: path === "" ? file : resolvePath(file, path), fragment };
};

const resolvePath = (file: string, path: string): string => {
  if (isAddress(path)) return new URL(path).href;
  if (isAddress(file)) return URL.canParse(path, file) ? new URL(path, file).href : path;
  const plain = file.replaceAll("\\", "/");
  const decoded = decodePath(path);
  return posix.isAbsolute(decoded) ? decoded : posix.join(posix.dirname(plain), decoded);
};

/** A reference is a URI: `%20` is a space. */
const decodePath = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
};
