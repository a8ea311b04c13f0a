import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("a process that started a database ends with the exit code that it set", () => {
  const program = `
    import { startPostgres } from ${JSON.stringify(new URL("index.ts", import.meta.url).href)};
    const postgres = await startPostgres();
    await postgres.stop();
    process.exitCode = 3;
  `;
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([3, ""]);
});
