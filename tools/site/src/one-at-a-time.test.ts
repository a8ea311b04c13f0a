import { expect, test } from "vitest";
import { oneAtATime } from "./one-at-a-time.ts";

/** Work that goes on until it is ended from outside. */
const controlled = () => {
  const runs: PromiseWithResolvers<void>[] = [];
  const run = oneAtATime(() => {
    const control = Promise.withResolvers<void>();
    runs.push(control);
    return control.promise;
  });
  return { run, runs };
};

test("calls during a run are answered together by one more run after it", async () => {
  const { run, runs } = controlled();
  const first = run();
  const later = [run(), run(), run()];
  expect(runs).toHaveLength(1);

  runs[0]?.resolve();
  await first;
  await expect.poll(() => runs.length).toBe(2);
  runs[1]?.resolve();
  await Promise.all(later);
  expect(runs).toHaveLength(2);
});

test("a failed run is told to who asked for it, and the next one runs all the same", async () => {
  const { run, runs } = controlled();
  const first = run();
  const second = run();
  runs[0]?.reject(new Error("docs/x.md has no title."));
  await expect(first).rejects.toThrow("no title");
  await expect.poll(() => runs.length).toBe(2);
  runs[1]?.resolve();
  await second;
  const third = run();
  expect(runs).toHaveLength(3);
  runs[2]?.resolve();
  await third;
});
