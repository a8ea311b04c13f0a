import { InfiniteQueryObserver, MutationObserver, QueryClient } from "@tanstack/query-core";
import { QueryClientProvider, queryOptions, useQuery as useReactQuery } from "@tanstack/react-query";
import { useQuery as useVueQuery, QueryClient as VueQueryClient, VueQueryPlugin } from "@tanstack/vue-query";
import { createElement } from "react";
import { act, create, type ReactTestRenderer } from "react-test-renderer";
import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from "vitest";
import { createSSRApp, h, Suspense } from "vue";
import { renderToString } from "vue/server-renderer";
import { createPayabliClient, type PayabliClient } from "./client.js";
import {
  getCustomerQuery,
  listCustomersInfiniteQuery,
  listCustomersQuery,
  requestCustomerConsentMutation,
  updateCustomerMutation,
} from "./generated/query.js";
import type { Customer, CustomerList, ProviderError } from "./index.js";

type Answer = (url: URL, init: RequestInit) => Response | Promise<Response>;

/** A client whose requests are counted; its own retries are on, with no wait between them. */
const clientOf = (answer: Answer) => {
  const requests: string[] = [];
  const payabli = createPayabliClient({
    requestToken: "made-up-token",
    baseUrl: "https://payabli.example",
    fetch: async (address, init) => {
      const url = new URL(address);
      requests.push(`${init.method} ${url.pathname}${url.search}`);
      return answer(url, init);
    },
  });
  return { payabli, requests };
};

const jane = { customerId: 998, Firstname: "Jane" };
const overloaded = (): Response => new Response(null, { status: 503, headers: { "retry-after": "0" } });
const refused = (): never => {
  throw new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNREFUSED" }) });
};
const broken = (): never => {
  throw new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNRESET" }) });
};

// Waits of both are shortened, never skipped: each attempt is still made after the one before it.
beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("a query", () => {
  test("gives the answer, typed, under a key that a bigint may be part of", async () => {
    const { payabli } = clientOf(() => Response.json(jane));
    const cache = new QueryClient();
    const query = queryOptions(getCustomerQuery(payabli, 9_223_372_036_854_775_807n));
    expect(await cache.fetchQuery(query)).toEqual(jane);
    const cached = cache.getQueryData(query.queryKey);
    expectTypeOf(cached).toEqualTypeOf<Customer | undefined>();
    expect(cached).toEqual(jane);
    expect(query.queryKey).toEqual([
      "payabli",
      "getCustomer",
      { path: { customerId: "9223372036854775807" } },
    ]);
    await cache.invalidateQueries({ queryKey: ["payabli", "getCustomer"] });
    expect(cache.getQueryState(query.queryKey)?.isInvalidated).toBe(true);
  });

  test("is sent three times in all when it fails: by the client alone", async () => {
    const { payabli, requests } = clientOf(overloaded);
    const failed = new QueryClient().fetchQuery(getCustomerQuery(payabli, 998));
    await expect(failed).rejects.toMatchObject({ kind: "answer", status: 503 });
    expect(requests).toHaveLength(3);
  });

  test("with another query parameter has another key, and without them the same as before", () => {
    const { payabli } = clientOf(() => Response.json({}));
    const keys = [1, 2].map(
      (limitRecord) => listCustomersQuery(payabli, "entry", { query: { limitRecord } }).queryKey,
    );
    expect(keys.map((key) => key[2])).toEqual([
      { path: { entry: "entry" }, query: { limitRecord: 1 } },
      { path: { entry: "entry" }, query: { limitRecord: 2 } },
    ]);
    expect(listCustomersQuery(payabli, "entry", { timeoutMs: 5 }).queryKey[2]).toEqual({
      path: { entry: "entry" },
    });
  });

  test("that is cancelled aborts its request", async () => {
    const signals: unknown[] = [];
    const { payabli } = clientOf((_, { signal }) => {
      signals.push(signal);
      return new Promise<never>(() => {});
    });
    const cache = new QueryClient();
    const query = getCustomerQuery(payabli, 998);
    const fetched = cache.fetchQuery(query);
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    await cache.cancelQueries({ queryKey: query.queryKey });
    expect(signals).toMatchObject([{ aborted: true }]);
    await expect(fetched).rejects.toThrow();
  });
});

describe("a mutation", () => {
  const consent = async (answer: Answer) => {
    const { payabli, requests } = clientOf(answer);
    const options = { ...requestCustomerConsentMutation(payabli), retryDelay: 0 };
    const observer = new MutationObserver(new QueryClient(), options);
    const [result] = await Promise.allSettled([observer.mutate({ customerId: 998 })]);
    return { requests, error: result.status === "rejected" ? (result.reason as ProviderError) : undefined };
  };

  test("that the client never sends again is tried again while nothing was sent", async () => {
    const { requests, error } = await consent(refused);
    expect([requests.length, error?.outcome]).toEqual([4, "not-sent"]);
  });

  test("that may have been applied is not tried again", async () => {
    const { requests, error } = await consent(broken);
    expect([requests.length, error?.outcome]).toEqual([1, "unknown"]);
  });

  test("that was refused is not tried again", async () => {
    const { requests, error } = await consent(() =>
      Response.json({ isSuccess: false, responseText: "Declined" }),
    );
    expect([requests.length, error?.outcome]).toEqual([1, "rejected"]);
  });

  test("that the client sends again is left to the client, and gives the answer, typed", async () => {
    let count = 0;
    const { payabli, requests } = clientOf(() => {
      count += 1;
      return count < 3 ? overloaded() : Response.json({ isSuccess: true, responseText: "Success" });
    });
    const observer = new MutationObserver(new QueryClient(), updateCustomerMutation(payabli));
    const answer = await observer.mutate({ customerId: 998, body: { firstname: "Jane" } });
    expect([answer.isSuccess, requests.length]).toEqual([true, 3]);
  });
});

test("an infinite query asks for the next page until one is empty", async () => {
  const all = [1, 2, 3].map((customerId) => ({ customerId }));
  const { payabli, requests } = clientOf((url) => {
    const from = Number(url.searchParams.get("fromRecord"));
    return Response.json({ Records: all.slice(from, from + 2) });
  });
  const query = listCustomersInfiniteQuery(payabli, "entry", {
    query: { limitRecord: 2, sortBy: "asc(firstname)" },
  });
  const observer = new InfiniteQueryObserver(new QueryClient(), query);
  let result = await observer.fetchNextPage();
  while (result.hasNextPage) result = await observer.fetchNextPage();
  expectTypeOf(result.data?.pages[0]).toEqualTypeOf<CustomerList | undefined>();
  const records = result.data?.pages.flatMap(({ Records }) => Records ?? []);
  expect(records?.map(({ customerId }) => customerId)).toEqual([1, 2, 3]);
  expect(requests.map((each) => /fromRecord=(\d+)/.exec(each)?.[1])).toEqual(["0", "2", "3"]);
});

interface PageProps {
  readonly payabli: PayabliClient;
  /** Receives what the page would show. */
  readonly tell: (name: string | null | undefined) => void;
}

const ReactPage = ({ payabli, tell }: PageProps): null => {
  const { data } = useReactQuery(getCustomerQuery(payabli, 998));
  tell(data?.Firstname);
  return null;
};

test("React shows the answer of a query", async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  // The renderer for tests says that it is deprecated; every other one needs a browser.
  vi.spyOn(console, "error").mockImplementation(() => {});
  const { payabli } = clientOf(() => Response.json(jane));
  let shown: string | null | undefined;
  const tell = (name: string | null | undefined): void => {
    shown = name;
  };
  const tree = createElement(
    QueryClientProvider,
    { client: new QueryClient() },
    createElement(ReactPage, { payabli, tell }),
  );
  const rendered: ReactTestRenderer[] = [];
  await act(async () => {
    rendered.push(create(tree));
  });
  await vi.waitFor(async () => {
    await act(async () => {});
    expect(shown).toBe("Jane");
  });
  await act(async () => {
    for (const each of rendered) each.unmount();
  });
});

test("Vue shows the answer of a query, rendered on a server", async () => {
  const { payabli } = clientOf(() => Response.json(jane));
  const Page = {
    setup: async () => {
      const { data, suspense } = useVueQuery(getCustomerQuery(payabli, 998));
      await suspense();
      return () => h("p", data.value?.Firstname ?? "nothing");
    },
  };
  const app = createSSRApp({ render: () => h(Suspense, null, { default: () => h(Page) }) });
  app.use(VueQueryPlugin, { queryClient: new VueQueryClient() });
  expect(await renderToString(app)).toContain("<p>Jane</p>");
});
