import { expect, test } from "vitest";
import { createFencedFetch, newPassage } from "./fenced-fetch.js";

const counting = () => {
  let sent = 0;
  const fenced = createFencedFetch(async () => {
    sent++;
    return new Response("");
  });
  return { ...fenced, sent: () => sent };
};
const valid = async () => ({ validUntil: performance.now() + 60_000 });

test("a request leaves with the ledger's word, and the passage knows it", async () => {
  const { fetch, within, sent } = counting();
  const passage = newPassage(valid);
  await within(passage, () => fetch("https://a.example"));
  expect([sent(), passage.hasLeft]).toEqual([1, true]);
});

test("no request leaves when the process was stopped after the ledger had given its word", async () => {
  const { fetch, within, sent } = counting();
  const passage = newPassage(async () => ({ validUntil: performance.now() - 1 }));
  await expect(within(passage, () => fetch("https://a.example"))).rejects.toThrow("not let out");
  expect([sent(), passage.hasLeft, passage.refusal]).toEqual([0, false, "late"]);
});

test("no request leaves that the ledger refuses, or cannot be asked about", async () => {
  const { fetch, within, sent } = counting();
  const gone = newPassage(async () => "gone" as const);
  await expect(within(gone, () => fetch("https://a.example"))).rejects.toThrow("gone");
  const failing = newPassage(() => Promise.reject(new Error("no database")));
  await expect(within(failing, () => fetch("https://a.example"))).rejects.toThrow("could not be asked");
  expect([sent(), gone.refusal, failing.failure]).toEqual([0, "gone", new Error("no database")]);
});

test("no request leaves outside of a row, after its call, or when it was aborted", async () => {
  const { fetch, within, sent } = counting();
  await expect(fetch("https://a.example")).rejects.toThrow("belongs to no row");
  const over = newPassage(valid);
  over.isOver = true;
  await expect(within(over, () => fetch("https://a.example"))).rejects.toThrow("has ended");
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(within(newPassage(valid), () => fetch("https://a.example", { signal }))).rejects.toThrow(
    "enough",
  );
  expect(sent()).toBe(0);
});
