import { fileURLToPath } from "node:url";

const below = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The repository's root folder. */
export const rootFolder = below("");

/** The pnpm that the repository pins. */
export const pnpm = below("node_modules/.bin/pnpm");

/** The Node.js that the repository pins. */
export const pinnedNode = below("node_modules/.bin/node");
