import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import createQueryHooks from "openapi-react-query";
import { createElement, type FunctionComponent, useEffect } from "react";
import { act, create, type ReactTestRenderer } from "react-test-renderer";
import { SWRConfig } from "swr";
import { createQueryHook } from "swr-openapi";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPayabliHttp } from "./http.js";

// The real packages over the real client, because what they make of an answer is what a user sees.
const httpFor = (answer: Response) =>
  createPayabliHttp({
    requestToken: "made-up-token",
    baseUrl: "https://payabli.example",
    retries: 0,
    fetch: async () => answer.clone(),
  });

const customer = { params: { path: { customerId: 998 } } } as const;
const jane = { customerId: 998, Firstname: "Jane" };
const emptyFailure = new Response(null, { status: 500, headers: { "content-length": "0" } });

const path = "/Customer/{customerId}";
const answering = createQueryHooks(httpFor(Response.json(jane)));
const failing = createQueryHooks(httpFor(emptyFailure));
const useAnswer = createQueryHook(httpFor(Response.json(jane)), "answering");
const useFailure = createQueryHook(httpFor(emptyFailure), "failing");

interface PageProps {
  /** Receives what the page would show. */
  readonly tell: (shown: readonly unknown[]) => void;
}

const QueryPage = ({ tell }: PageProps): null => {
  const { data, status } = answering.useQuery("get", path, customer);
  tell([status, data?.Firstname]);
  return null;
};

const FailingPage = ({ tell }: PageProps): null => {
  const { status, error } = failing.useQuery("get", path, customer);
  tell([status, error]);
  return null;
};

const MutationPage = ({ tell }: PageProps): null => {
  const { mutate, status, error } = failing.useMutation("put", path);
  useEffect(() => mutate({ ...customer, body: { firstname: "Jane" } }), [mutate]);
  tell([status, error]);
  return null;
};

const SwrPage = ({ tell }: PageProps): null => {
  const { data } = useAnswer(path, customer);
  const { error } = useFailure(path, customer);
  tell([data?.Firstname, error]);
  return null;
};

/** Renders a page until it shows something, and unmounts it. */
const show = async (page: FunctionComponent<PageProps>, expected: readonly unknown[]): Promise<void> => {
  let shown: readonly unknown[] = [];
  const tell = (now: readonly unknown[]): void => {
    shown = now;
  };
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const swr = { provider: () => new Map(), shouldRetryOnError: false };
  const inSwr = createElement(SWRConfig, { value: swr }, createElement(page, { tell }));
  const tree = createElement(QueryClientProvider, { client }, inSwr);
  const rendered: ReactTestRenderer[] = [];
  await act(async () => {
    rendered.push(create(tree));
  });
  await vi.waitFor(async () => {
    await act(async () => {});
    expect(shown).toMatchObject(expected);
  });
  await act(async () => {
    for (const each of rendered) each.unmount();
  });
};

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  // The renderer for tests says that it is deprecated; every other one needs a browser.
  vi.spyOn(console, "error").mockImplementation(() => {});
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("React Query reads an answer, typed as the document says", async () => {
  await show(QueryPage, ["success", "Jane"]);
});

test("React Query takes an empty 500 for a failure of a query", async () => {
  await show(FailingPage, ["error", { kind: "answer", status: 500, outcome: "rejected" }]);
});

test("React Query takes an empty 500 for a failure of a mutation", async () => {
  await show(MutationPage, ["error", { kind: "answer", status: 500, outcome: "unknown" }]);
});

test("SWR reads an answer, and takes an empty 500 for a failure", async () => {
  await show(SwrPage, ["Jane", { kind: "answer", status: 500 }]);
});

test("the options of a query can be used without a hook", async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const failed = client.fetchQuery(failing.queryOptions("get", path, customer));
  await expect(failed).rejects.toMatchObject({ kind: "answer", status: 500 });
});
