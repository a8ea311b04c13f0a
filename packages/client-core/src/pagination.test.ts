import { expect, test } from "vitest";
import { isProviderError } from "./errors.js";
import type { ResponseInfo } from "./options.js";
import { iterateByCursor, iterateByLink, iterateByPage } from "./pagination.js";

const list = { provider: "shop", items: ["data"] };

const allOf = async (iteration: AsyncIterable<unknown>): Promise<unknown[]> => {
  const items: unknown[] = [];
  for await (const item of iteration) items.push(item);
  return items;
};

const kindOf = async (iteration: AsyncIterable<unknown>): Promise<boolean> =>
  allOf(iteration).then(
    () => false,
    (error: unknown) => isProviderError(error, "unreadable"),
  );

const infoWith = (link: string | undefined): ResponseInfo => ({
  provider: "shop",
  operation: "listOrders",
  method: "GET",
  path: "/orders",
  attempts: 1,
  status: 200,
  headers: new Headers(link === undefined ? {} : { link }),
});

test("numbered pages are read from the first one to the first that is empty", async () => {
  const asked: number[][] = [];
  const pages = [["a", "b"], ["c"], []];
  const ask = async (position: number, size: number) => {
    asked.push([position, size]);
    return { data: pages[position] };
  };
  expect(await allOf(iterateByPage(list, 0, ask, { pageSize: 2 }))).toEqual(["a", "b", "c"]);
  expect(asked).toEqual([
    [0, 2],
    [1, 2],
    [2, 2],
  ]);
});

test("an item that moved to the next page is yielded once, by what identifies it", async () => {
  const pages = [
    [{ id: 1, n: 1 }],
    [
      { id: 1, n: 2 },
      { id: 2, n: 3 },
    ],
    [],
  ];
  const ask = async (position: number) => ({ data: pages[position - 1] });
  expect(await allOf(iterateByPage({ ...list, identity: "id" }, 1, ask, {}))).toEqual([
    { id: 1, n: 1 },
    { id: 2, n: 3 },
  ]);
});

test("a provider that answers the same page for ever is no list", async () => {
  let requests = 0;
  const ask = async () => {
    requests += 1;
    return { data: ["a"] };
  };
  expect(await kindOf(iterateByPage(list, 1, ask, {}))).toBe(true);
  expect(requests).toBeLessThan(200);
});

test.for([[null], [undefined], [""]])("a cursor is followed until it is %j", async ([last]) => {
  const asked: unknown[] = [];
  const ask = async (position: string | undefined) => {
    asked.push(position);
    return position === undefined
      ? { data: [1, 2], meta: { next: "x" } }
      : { data: [3], meta: { next: position === "x" ? 7 : last } };
  };
  expect(await allOf(iterateByCursor(list, ["meta", "next"], ask, {}))).toEqual([1, 2, 3, 3]);
  expect(asked).toEqual([undefined, "x", "7"]);
});

test("a cursor that comes again is no end", async () => {
  const ask = async () => ({ data: [1], next: "same" });
  expect(await kindOf(iterateByCursor(list, ["next"], ask, {}))).toBe(true);
});

test("no further page is asked for after more than maxRecords", async () => {
  let requests = 0;
  const ask = async () => {
    requests += 1;
    return { data: [1, 2, 3], next: `page ${requests}` };
  };
  expect(await kindOf(iterateByCursor(list, ["next"], ask, { maxRecords: 5 }))).toBe(true);
  expect(requests).toBe(2);
});

test("a page without items is an error, and no empty list", async () => {
  expect(await kindOf(iterateByCursor(list, ["next"], async () => ({ next: null }), {}))).toBe(true);
});

test.for([
  ["an absolute address", '<https://shop.example/orders?page=2&size=10>; rel="next"'],
  ["a relative one, after another", '</orders?page=9>; rel="last", </orders?page=2>; rel=next'],
  ["several relations of one link", '</orders?page=2#top>; title="a, b"; rel="prev next"'],
] as const)("the next page stands in the Link header: %s", async ([, header]) => {
  const asked: unknown[] = [];
  const ask = async (
    position: string | undefined,
    _size: number,
    receive: (info: ResponseInfo) => void,
  ): Promise<unknown> => {
    asked.push(position);
    receive(infoWith(position === undefined ? header : undefined));
    return [position ?? "first"];
  };
  const whole = { provider: "shop", items: [] };
  expect(await allOf(iterateByLink(whole, "page", ask, {}))).toEqual(["first", "2"]);
  expect(asked).toEqual([undefined, "2"]);
});

test("a next link that does not say where its page begins is an error", async () => {
  const ask = async (_position: unknown, _size: number, receive: (info: ResponseInfo) => void) => {
    receive(infoWith('</orders?offset=10>; rel="next"'));
    return { data: [1] };
  };
  expect(await kindOf(iterateByLink(list, "page", ask, {}))).toBe(true);
});
