import { fileURLToPath } from "node:url";

/** The folder of this workspace. */
export const benchFolder = fileURLToPath(new URL("..", import.meta.url));

/** What a run writes; nothing in it is committed. */
export const generatedFolder = fileURLToPath(new URL("../generated/", import.meta.url));

/** The repository. */
export const repositoryFolder = fileURLToPath(new URL("../../..", import.meta.url));
