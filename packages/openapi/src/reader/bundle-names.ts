import { splitPointer } from "../references/pointer.js";
import type { Target } from "./locate.js";

/** A free component name for a part of another file: its own name there, or else the name of the file. */
export const chooseName = ({ file, fragment }: Target, isTaken: (name: string) => boolean): string => {
  const wish = asKey(splitPointer(fragment).at(-1) ?? "") || asKey(fileName(file)) || "part";
  if (!isTaken(wish)) return wish;
  const longer = asKey(`${fileName(file)}_${wish}`);
  if (!isTaken(longer)) return longer;
  for (let count = 2; ; count += 1) {
    if (!isTaken(`${wish}_${count}`)) return `${wish}_${count}`;
  }
};

/** The last segment of a path or an address, without its extension. */
const fileName = (file: string): string =>
  (file.split("?")[0]?.split("/").at(-1) ?? "").replace(/\.(ya?ml|json)$/i, "");

/** The characters that OpenAPI allows in a component name. */
const asKey = (text: string): string => text.replaceAll(/[^A-Za-z0-9._-]+/g, "_").replace(/^_+|_+$/g, "");
