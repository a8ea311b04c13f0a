import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { paint, processTerminal } from "./terminal.js";

const terminalOf = (isTTY: boolean, env: Readonly<Record<string, string>>) => {
  const stream = { isTTY, columns: isTTY ? 90 : undefined, write: () => true };
  return processTerminal({ stdout: stream, stderr: stream, env });
};

test.each<[boolean, Record<string, string>, boolean]>([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: "1" }, false],
  [true, { NO_COLOR: "" }, true],
  [false, { FORCE_COLOR: "1" }, true],
  [true, { FORCE_COLOR: "0" }, false],
])("a terminal: %j, %j: colour %j", (isTTY, env, isColored) => {
  const terminal = terminalOf(isTTY, env);
  expect(terminal.isColored).toBe(isColored);
  expect(paint(terminal, "red", "x") === "x").toBe(!isColored);
});

test("the width is known of a terminal only", () => {
  expect(terminalOf(true, {}).columns).toBe(90);
  expect(terminalOf(false, {}).columns).toBeUndefined();
});

test("a reader that stops reading, as `head` does, ends nothing; any other error of the output does", () => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  processTerminal({ stdout, stderr, env: {} });
  const closed = Object.assign(new Error("write EPIPE"), { code: "EPIPE" });
  expect(stdout.emit("error", closed)).toBe(true);
  expect(stderr.emit("error", closed)).toBe(true);
  const full = Object.assign(new Error("no space left"), { code: "ENOSPC" });
  expect(() => stdout.emit("error", full)).toThrow("no space left");
});
