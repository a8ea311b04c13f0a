import { expect, test } from "vitest";
import { requireNode } from "./require-node.js";

test.for(["20.20.2", "22.22.0", "24.17.9"])("refuses Node.js %s", (version) => {
  expect(() => requireNode(version)).toThrow(
    `needs Node.js 24.18 or newer (Prism's floor); this is ${version}.`,
  );
});

test.for(["24.18.0", "24.21.0", "26.0.0"])("admits Node.js %s", (version) => {
  expect(() => requireNode(version)).not.toThrow();
});
