export { type Change, type ChangeClass, type DocumentDiff, strictest } from "./change.js";
export { compareRepository, type RepositoryDiff } from "./compare-repository.js";
export { quoteValue } from "./format-value.js";
export { runSpecDiff } from "./run.js";
export { listFilesAt, readFileAt, runGit } from "./source/git.js";
