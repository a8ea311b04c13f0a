import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { ajvVerdict } from "../../test-support/ajv.js";
import { configKeys, configText, entryKeys, parseConfig } from "./config.js";

const schema = JSON.parse(await readFile(new URL("../../config.schema.json", import.meta.url), "utf8"));
const isValid = ajvVerdict(schema);
const client = { name: "shop", document: "shop.yaml", output: "src/shop" };

/** Whether the command reads it. */
const isRead = (config: unknown): boolean => {
  try {
    parseConfig(JSON.stringify(config), "config.json");
    return true;
  } catch {
    return false;
  }
};

test("editors are told of every key that the command reads, and of no other", () => {
  expect(Object.keys(schema.properties)).toEqual(Object.keys(configKeys));
  expect(Object.keys(schema.properties.clients.items.properties)).toEqual(Object.keys(entryKeys));
});

test("what `new` writes is right for editors and for the command", () => {
  const text = configText([client]);
  expect(isValid(JSON.parse(text))).toBe(true);
  expect(parseConfig(text, "config.json")).toEqual([client]);
});

test.each<unknown>([
  { clients: [] },
  { clients: [client] },
  { clients: [{ ...client, losses: "lossy.json" }] },
  { clients: [{ ...client, losses: 1 }] },
  { clients: [{ ...client, more: 1 }] },
  { clients: [{ ...client, name: "" }] },
  { clients: [{ name: "shop", output: "x" }] },
  { clients: ["shop"] },
  { clients: {} },
  { client: [client], clients: [] },
  {},
  [],
])("editors and the command judge %j alike", (config) => {
  expect(isRead(config)).toBe(isValid(config));
});
