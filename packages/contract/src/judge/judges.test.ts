import { expect, test } from "vitest";
import { ledger, ledgerWith, loadLedger } from "../../test-support/ledger.js";
import { planContract } from "../cases/plan.js";
import { isExpected } from "../check/check-case.js";
import { observeCall } from "../check/observe-call.js";
import { createProcessTransport } from "../check/transport.js";
import { createHttpAdapter } from "../client/http-adapter.js";
import { knownDocuments } from "../document/known-documents.js";
import { type DocumentSource, loadDocument } from "../document/load-document.js";
import { createMockCore } from "../mock/mock-core.js";
import { createReaders } from "../schema/schema-reader.js";
import { createJudges, isRequestError } from "./judges.js";
import type { JudgedRequest } from "./prism.js";

const limits = { checkCredentials: true, errors: false, deadlineMs: 10_000, maxBodyBytes: 1_000_000 };

const request = (
  method: string,
  path: string,
  more: Partial<JudgedRequest> & { query?: JudgedRequest["url"]["query"] } = {},
) => {
  const headers = { "x-api-key": "x", "content-type": "application/json", ...more.headers };
  return { method, url: { path, query: more.query ?? {} }, headers, body: more.body };
};

const second = async () => {
  const { document } = await loadLedger();
  const judges = createJudges(document, { checkCredentials: true });
  return (each: JudgedRequest) => {
    const { violations } = judges.second.judgeRequest(each);
    return violations.map(
      ({ location, severity, code }) => `${severity} ${location.slice(1).join("/")} ${code}`,
    );
  };
};

test.each<DocumentSource>([ledger, ...knownDocuments().keys()])(
  "%s: the second judge finds every violation that Prism finds, by itself",
  async (from) => {
    const { document } = await loadDocument(from);
    const readers = createReaders(document);
    const plan = planContract(readers, "test");
    const core = createMockCore(document, limits);
    await using transport = createProcessTransport(core);
    const refused = plan.cases.filter(({ kind }) => kind === "refused");
    expect(refused.length).toBeGreaterThan(20);
    for (const each of refused) {
      if (each.expect.kind !== "refused") continue;
      const { violation } = each.expect;
      const { recorded } = await observeCall(each, {
        adapter: createHttpAdapter(),
        readers,
        transport,
        secrets: {},
        deadlineMs: 5000,
      });
      const { method = "", path = "", query = {}, headers = {}, body } = recorded ?? {};
      const { violations } = core.judges.second.judgeRequest({
        method,
        url: { path, query },
        headers,
        body,
      });
      const found = violations.filter((one) => isRequestError(one) && isExpected(violation, one));
      expect(found, each.id).not.toEqual([]);
      // And the other way round: where Prism says nothing, the reason is a known one.
      const isHeard = recorded?.violations.some((one) => one.judge === "prism" && isExpected(violation, one));
      expect(isHeard || violation.silence !== undefined, each.id).toBe(true);
    }
  },
  // A provider that was added may have hundreds of operations.
  600_000,
);

test("the second judge lets valid requests through", async () => {
  const judge = await second();
  expect(
    judge(request("get", "/accounts", { query: { status: "open", limit: "5", tags: ["a", "b"] } })),
  ).toEqual([]);
  expect(judge(request("patch", "/accounts/7", { body: { name: "x" } }))).toEqual([]);
  expect(
    judge(request("delete", "/accounts/7", { headers: { "x-api-key": "", authorization: "bearer abc" } })),
  ).toEqual([]);
});

test("the second judge names what is wrong", async () => {
  const judge = await second();
  expect(judge(request("get", "/accounts/0"))).toEqual(["Error path/accountId minimum"]);
  expect(judge(request("get", "/accounts/seven"))).toEqual(["Error path/accountId type"]);
  expect(judge(request("get", "/accounts", { query: { limit: "x", sort: "a" } }))).toEqual([
    "Error query/limit type",
    "Error query required",
    "Warning query/sort undeclared",
  ]);
  expect(judge(request("patch", "/accounts/7"))).toEqual(["Error body required"]);
  expect(
    judge(request("patch", "/accounts/7", { body: "x", headers: { "content-type": "text/plain" } })),
  ).toEqual(["Error header/content-type 415"]);
  expect(judge(request("delete", "/accounts/7", { body: {} }))).toEqual(["Warning body undeclared"]);
  expect(judge(request("get", "/accounts/7", { headers: { "x-api-key": "" } }))).toEqual(["Error  401"]);
  expect(
    judge(request("get", "/accounts/7", { headers: { "x-api-key": "", authorization: "Basic abc" } })),
  ).toEqual(["Error  401"]);
});

test("a name that is only required is declared all the same", async () => {
  const { document } = await loadDocument(
    await ledgerWith(
      "#/paths/~1accounts~1{accountId}/patch/requestBody/content/application~1json",
      (media) => {
        media.schema = { type: "object", required: ["id"], properties: { name: { type: "string" } } };
      },
    ),
  );
  const { second: judge } = createJudges(document, { checkCredentials: false });
  const { violations } = judge.judgeRequest(request("patch", "/accounts/7", { body: { id: 1, other: 2 } }));
  expect(violations.map(({ location }) => location.join("/"))).toEqual(["request/body/other"]);
});

test("the second judge reads answers: status, media type and schema", async () => {
  const { document } = await loadLedger();
  const { second: judge, operations } = createJudges(document, { checkCredentials: true });
  const get = operations.find(({ id }) => id === "getAccount");
  if (!get) throw new Error("the ledger has no getAccount");
  const codes = (status: number, type: string | undefined, body: { [name: string]: string | number }) => {
    return judge
      .judgeAnswer(get, status, type, body)
      .map(({ location, code }) => `${location.join("/")} ${code}`);
  };
  expect(codes(200, "application/json; charset=utf-8", { id: 7, name: "x" })).toEqual([]);
  expect(codes(200, "application/json", { id: "7" })).toEqual([
    "response/body required",
    "response/body/id type",
  ]);
  expect(codes(200, "text/html", {})).toEqual(["response/header/content-type content-type"]);
  expect(codes(503, "application/json", {})).toEqual([]);
  const undocumented = judge.judgeAnswer({ ...get, answers: [] }, 200, undefined, {});
  expect(undocumented.map(({ code }) => code)).toEqual(["status"]);
});

test("what Prism alone refuses, although the document's schema admits it, is served and told as disputed", async () => {
  const schema = { oneOf: [{ type: "integer" }, { type: "string" }] };
  const parameters = [{ in: "path", name: "id", required: true, schema }];
  const content = { "application/json": { schema: { type: "object" }, example: { done: true } } };
  const { document } = await loadDocument({
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    paths: {
      "/rows/{id}": { get: { parameters, responses: { "200": { description: "Done.", content } } } },
    },
  });
  const judges = createJudges(document, { checkCredentials: true });
  const answer = await judges.answer(request("get", "/rows/7"), {});
  expect(answer).toMatchObject({ status: 200, body: { done: true } });
  expect(answer.violations.filter(isRequestError)).toEqual([]);
  expect(answer.violations.map(({ code, isDisputed }) => [code, isDisputed])).toEqual([["oneOf", true]]);
});

test("a name with a dot in a path is found", async () => {
  const parameters = [{ in: "path", name: "row.no", required: true, schema: { type: "string" } }];
  const { document } = await loadDocument({
    openapi: "3.0.3",
    info: { title: "A", version: "1" },
    paths: {
      "/rows/{row.no}": {
        get: { operationId: "getRow", parameters, responses: { "204": { description: "" } } },
      },
    },
  });
  const judges = createJudges(document, { checkCredentials: true });
  const answer = await judges.answer(request("get", "/rows/a"), {});
  expect([answer.status, answer.operation?.id]).toEqual([204, "getRow"]);
});

test("a pattern that Prism cannot build costs Prism that pattern, not the body around it", async () => {
  const properties = { code: { type: "string", pattern: "^[\\w-.]+\\_$" }, count: { type: "integer" } };
  const schema = { type: "object", properties };
  const { document } = await loadDocument({
    openapi: "3.0.3",
    info: { title: "A", version: "1" },
    paths: {
      "/rows": {
        post: {
          operationId: "addRow",
          requestBody: { content: { "application/json": { schema } } },
          responses: { "204": { description: "" } },
        },
      },
    },
  });
  const judges = createJudges(document, { checkCredentials: true });
  const headers = { "content-length": "10" };
  const body = { code: "a-b.c!", count: 1.5 };
  const { violations } = await judges.answer(request("post", "/rows", { headers, body }), {});
  const found = violations.filter(isRequestError).map(({ judge, code }) => `${judge} ${code}`);
  expect(found.toSorted()).toEqual(["prism type", "second pattern"]);
});
