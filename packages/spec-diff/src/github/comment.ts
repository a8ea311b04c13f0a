import { InputError, isObject, type Json, listOf, objectOf } from "@provider-clients/openapi";

/** A pull request on GitHub. */
export interface PullRequest {
  /** As `https://api.github.com`. */
  readonly apiUrl: string;
  /** As `owner/name`. */
  readonly repository: string;
  readonly number: number;
  readonly token: string;
}

/** Marks the one comment that is kept up to date. */
const marker = "<!-- spec-diff -->";

const pageSize = 100;

/**
 * Creates the comment of a pull request, or replaces it if it exists.
 *
 * @throws {InputError} if GitHub refuses. The message never has the token.
 */
export const keepComment = async (pullRequest: PullRequest, text: string): Promise<void> => {
  const { repository, number } = pullRequest;
  const id = await findComment(pullRequest);
  const body = { body: `${marker}\n${text}` };
  if (id === undefined)
    await call(pullRequest, "POST", `/repos/${repository}/issues/${number}/comments`, body);
  else await call(pullRequest, "PATCH", `/repos/${repository}/issues/comments/${id}`, body);
};

const findComment = async (pullRequest: PullRequest): Promise<number | undefined> => {
  const { repository, number } = pullRequest;
  for (let page = 1; ; page += 1) {
    const path = `/repos/${repository}/issues/${number}/comments?per_page=${pageSize}&page=${page}`;
    const comments = listOf(await call(pullRequest, "GET", path)).map(objectOf);
    const own = comments.find(({ body }) => typeof body === "string" && body.startsWith(marker));
    if (typeof own?.id === "number") return own.id;
    if (comments.length < pageSize) return undefined;
  }
};

const call = async (
  { apiUrl, token }: PullRequest,
  method: string,
  path: string,
  body?: Readonly<Record<string, string>>,
): Promise<Json> => {
  const response = await fetch(`${apiUrl}${path}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "x-github-api-version": "2022-11-28",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw new InputError(
      `GitHub cannot be reached at ${apiUrl}: ${error instanceof Error ? error.message : String(error)}.`,
    );
  });
  if (response.ok) return (await response.json()) as Json;
  throw new InputError(
    `GitHub answered ${response.status} to ${method} ${path.split("?")[0]}: the comment is not written. The job needs \`permissions: pull-requests: write\`.`,
  );
};

/** The pull request that a workflow runs for; undefined if there is none. */
export const pullRequestOf = (
  env: Readonly<Record<string, string | undefined>>,
  event: Json,
): PullRequest | undefined => {
  const { number } = objectOf(isObject(event) ? event.pull_request : undefined);
  const { GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token } = env;
  if (typeof number !== "number" || repository === undefined) return undefined;
  if (!token) throw new InputError("--comment needs GITHUB_TOKEN in the environment.");
  return { apiUrl: env.GITHUB_API_URL ?? "https://api.github.com", repository, number, token };
};
