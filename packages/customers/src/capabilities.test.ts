import { expect, test } from "vitest";
import { capabilities } from "./capabilities.js";

test("says what is sent, what gets lost and what is missing", () => {
  expect(capabilities.soap.create.email).toEqual({ support: "yes", name: "email", required: true });
  expect(capabilities.soap.update.email).toEqual({ support: "yes", name: "email" });
  expect(capabilities.soap.update.externalId).toEqual({ support: "no" });
  expect(capabilities.soap.create.externalId).toMatchObject({ support: "yes", name: "internal_id" });
  expect(capabilities.finosu.read.isTest).toEqual({ support: "yes", name: "isTest" });
  expect(capabilities.payabli.update.timeZone).toMatchObject({ support: "partly", name: "timeZone" });
  expect(capabilities.payabli.read.timeZone).toMatchObject({ support: "no" });
});
