import { splitPointer } from "../references/pointer.js";
import type { Target } from "./locate.js";

/** A free name for the component that a part of another file becomes: its own there, else the file's. */
export const chooseName = ({ file, fragment }: Target, isTaken: (name: string) => boolean): string => {
  const wish = asKey(splitPointer(fragment).at(-1) ?? "") || asKey(fileName(file)) || "part";
  if (!isTaken(wish)) return wish;
  const longer = asKey(`${fileName(file)}_${wish}`);
  if (!isTaken(longer)) return longer;
  for (let count = 2; ; count += 1) {
    if (!isTaken(`${wish}_${count}`)) return `${wish}_${count}`;
  }
};

/** The last part of a path or an address, without its extension. */
const fileName = (file: string): string =>
  (file.split("?")[0]?.split("/").at(-1) ?? "").replace(/\.(ya?ml|json)$/i, "");

/** OpenAPI admits these characters in the key of a component. */
const asKey = (text: string): string => text.replaceAll(/[^A-Za-z0-9._-]+/g, "_").replace(/^_+|_+$/g, "");
