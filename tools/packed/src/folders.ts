import { fileURLToPath } from "node:url";

/** This workspace's folder. */
export const packedFolder = fileURLToPath(new URL("..", import.meta.url));
