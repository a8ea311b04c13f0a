import { appendFile, readFile } from "node:fs/promises";
import type { Json } from "@provider-clients/openapi";
import type { DocumentDiff } from "../change.js";
import { renderMarkdown } from "../report/markdown.js";
import { annotationsOf } from "./annotations.js";
import { keepComment, pullRequestOf } from "./comment.js";

/** The environment variables of a workflow. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reports the changes on GitHub: annotations, the step's summary, and on request one comment. */
export const reportToGithub = async (
  documents: readonly DocumentDiff[],
  since: string,
  {
    env,
    log,
    hasComment,
  }: { readonly env: Environment; readonly log: (line: string) => void; readonly hasComment: boolean },
): Promise<void> => {
  for (const line of annotationsOf(documents)) log(line);
  const text = renderMarkdown(documents, since);
  if (env.GITHUB_STEP_SUMMARY) await appendFile(env.GITHUB_STEP_SUMMARY, text);
  if (!hasComment) return;
  const event: Json = env.GITHUB_EVENT_PATH
    ? JSON.parse(await readFile(env.GITHUB_EVENT_PATH, "utf8"))
    : null;
  const pullRequest = pullRequestOf(env, event);
  if (pullRequest === undefined) log("No comment: this run is not for a pull request.");
  else await keepComment(pullRequest, text);
};
