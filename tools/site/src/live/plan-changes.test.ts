import { expect, test } from "vitest";
import { changesOf } from "./fields.ts";
import { planChanges } from "./plan-changes.ts";

test("a typed change becomes a request to each provider, with what it has no place for", () => {
  const typed = new Map([
    ["firstName", "Jane"],
    ["lastName", "  "],
    ["timeZone", "America/New_York"],
    ["address.city", "Oakland"],
  ]);
  expect(planChanges(changesOf(typed))).toEqual([
    {
      title: "Finosu",
      request: "PUT /customers/12345",
      body: {
        id: "12345",
        taskType: "collections",
        firstName: "Jane",
        timezone: "America/New_York",
        city: "Oakland",
      },
      ignored: [],
      reason: undefined,
    },
    {
      title: "Soap",
      request: "PATCH /api/v1/customers/cus_123",
      body: { first_name: "Jane" },
      ignored: ["timeZone", "address.city"],
      reason: undefined,
    },
    {
      title: "Payabli",
      request: "PUT /Customer/998",
      body: { firstname: "Jane", city: "Oakland", timeZone: -5 },
      ignored: [],
      reason: undefined,
    },
  ]);
});

test("a value that a provider refuses is told with its reason, and the others go on", () => {
  const [finosu, soap] = planChanges(changesOf(new Map([["phone", "+4930123456"]])));
  expect(finosu?.request).toBe("PUT /customers/12345");
  expect(soap?.request).toBeUndefined();
  expect(soap?.reason).toContain("phone");
});
