import { expect, test } from "vitest";
import { open, rowOf } from "../test-support/open.js";
import { providerDouble } from "../test-support/provider-double.js";

/** Options as code without types would give them. */
const untyped = (value: unknown): never => value as never;

test("an option that there is not, or cannot be used, is refused by every operation", async () => {
  const { bulk } = await open();
  const { worker, sent } = providerDouble();
  const { clients, fetch } = worker;
  await expect(bulk.enqueue([rowOf(1)], untyped({ runn: "a" }))).rejects.toThrow(
    "There is no option `runn`.",
  );
  await expect(bulk.work(untyped({ clients, fetch, concurency: 1 }))).rejects.toThrow("`concurency`");
  await expect(bulk.resolve(untyped({ clients, fetch, reque: true }))).rejects.toThrow("`reque`");
  const settle = untyped({ clients, fetch, settleMs: "5" });
  await expect(bulk.resolve(settle)).rejects.toThrow("`settleMs` must be a whole number, at least 0.");
  expect((await bulk.status()).providers).toEqual([]);
  expect(sent).toEqual([]);
});
