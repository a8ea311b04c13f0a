import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { baseSpec, createScratchFolder } from "@provider-clients-internal/test-support";
import { expect, onTestFinished, test } from "vitest";
import { changeOf, diffOf } from "../../test-support/diff-of.js";
import { runIn } from "../../test-support/run-spec-diff.js";
import { annotationsOf } from "./annotations.js";

interface Call {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** Plays the two calls of GitHub's API that are made, until the test ends. */
const playGithub = async (others: number, status = 200) => {
  const calls: Call[] = [];
  const comments = Array.from({ length: others }, (_, index) => ({ id: index + 1, body: "Looks good." }));
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString();
      const { method, url } = request;
      calls.push({ method, url, authorization: request.headers.authorization, body });
      const page = Number(/&page=(\d+)/.exec(url ?? "")?.[1] ?? 1);
      if (method === "POST") comments.push({ id: 900, body: JSON.parse(body).body });
      const answer = method === "GET" ? comments.slice((page - 1) * 100, page * 100) : {};
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
  });
  return { calls, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

const prepare = (apiUrl: string) => {
  const folder = createScratchFolder();
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const parameters = [
    ...["--before", file("before.yaml", baseSpec)],
    ...["--after", file("after.yaml", baseSpec.replace(/^ +email: \{ type: string, description.*\n/m, ""))],
    ...["--github", "--comment"],
  ];
  const env = {
    GITHUB_API_URL: apiUrl,
    GITHUB_REPOSITORY: "acme/shop",
    GITHUB_TOKEN: "secret-token",
    GITHUB_EVENT_PATH: file("event.json", JSON.stringify({ pull_request: { number: 7 } })),
    GITHUB_STEP_SUMMARY: file("summary.md", ""),
  };
  return { folder, parameters, env };
};

test("writes one comment, and writes the same one anew the next time", async () => {
  const github = await playGithub(100);
  const { folder, parameters, env } = prepare(github.url);

  const first = await runIn(folder, env, parameters);
  expect(first).toMatchObject({ code: 1, errors: "" });
  expect(first.out).toMatch(
    /^::error file=.*after\.yaml,line=\d+,title=Breaking for users::Customer\.email was removed\./m,
  );
  expect(readFileSync(env.GITHUB_STEP_SUMMARY, "utf8")).toContain("Customer.email was removed.");
  await runIn(folder, env, parameters);

  const path = "/repos/acme/shop/issues";
  expect(github.calls.map(({ method, url }) => `${method} ${url?.replace(/\?.*&/, "?")}`)).toEqual([
    `GET ${path}/7/comments?page=1`,
    `GET ${path}/7/comments?page=2`,
    `POST ${path}/7/comments`,
    `GET ${path}/7/comments?page=1`,
    `GET ${path}/7/comments?page=2`,
    `PATCH ${path}/comments/900`,
  ]);
  expect(github.calls.every(({ authorization }) => authorization === "Bearer secret-token")).toBe(true);
  expect(github.calls[2]?.body).toContain("Customer.email was removed.");
});

test("says what a refused comment needs, and never the token", async () => {
  const github = await playGithub(0, 403);
  const { folder, parameters, env } = prepare(github.url);
  const { code, errors } = await runIn(folder, env, parameters);
  expect(code).toBe(2);
  expect(errors).toMatch(/^GitHub answered 403 to GET .*permissions: pull-requests: write/);
  expect(errors).not.toContain("secret-token");
});

test("a run for no pull request writes no comment", async () => {
  const github = await playGithub(0);
  const { folder, parameters, env } = prepare(github.url);
  writeFileSync(env.GITHUB_EVENT_PATH, JSON.stringify({ ref: "refs/heads/main" }));
  expect((await runIn(folder, env, parameters)).out).toContain(
    "No comment: this run is not for a pull request.",
  );
  expect(github.calls).toEqual([]);
});

test("an annotation holds whatever a document says, on one line", () => {
  const [line] = annotationsOf([
    diffOf([changeOf({ what: "50% of\nit went.", line: undefined })], { file: "a,b:c.yaml" }),
  ]);
  expect(line).toBe(
    "::error file=a%2Cb%3Ac.yaml,title=Breaking for users::50%25 of%0Ait went. Stop calling `listBooks`: the provider no longer documents it.",
  );
});
