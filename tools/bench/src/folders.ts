import { fileURLToPath } from "node:url";

/** The folder of this workspace. */
export const benchFolder = fileURLToPath(new URL("..", import.meta.url));

/** The project of the peers; code that imports one is inside it. */
export const peersFolder = fileURLToPath(new URL("../peers/", import.meta.url));

/** The output of a run; none of it is committed. */
export const generatedFolder = fileURLToPath(new URL("../peers/generated/", import.meta.url));

/** The repository. */
export const repositoryFolder = fileURLToPath(new URL("../../..", import.meta.url));
