import { fileURLToPath } from "node:url";

/** The folder of this workspace. */
export const benchFolder = fileURLToPath(new URL("..", import.meta.url));

/** The project of the peers: whatever imports one stands below it. */
export const peersFolder = fileURLToPath(new URL("../peers/", import.meta.url));

/** What a run writes; nothing in it is committed. */
export const generatedFolder = fileURLToPath(new URL("../peers/generated/", import.meta.url));

/** The repository. */
export const repositoryFolder = fileURLToPath(new URL("../../..", import.meta.url));
