import { sValidator } from "@hono/standard-validator";
import { FormApi } from "@tanstack/form-core";
import { initTRPC } from "@trpc/server";
import { Hono } from "hono";
import { expect, expectTypeOf, test } from "vitest";
import { updateCustomerRequest } from "./generated/validators.js";
import type { UpdateCustomerRequest } from "./index.js";

// As it comes from outside: its type is not what it is declared to be.
const wrong: UpdateCustomerRequest = JSON.parse('{"firstname":["jane@example.com"]}');
const sentence = "must be a string or null";

test("tRPC takes a validator as the input of a procedure, typed, and tells what it asks", async () => {
  const { procedure, router, createCallerFactory } = initTRPC.create();
  const update = procedure.input(updateCustomerRequest).mutation(({ input }) => {
    expectTypeOf(input).toEqualTypeOf<UpdateCustomerRequest>();
    return input.firstname;
  });
  const caller = createCallerFactory(router({ update }))({});
  expect(await caller.update({ firstname: "Jane" })).toBe("Jane");
  const [refused] = await Promise.allSettled([caller.update(wrong)]);
  expect(refused).toMatchObject({ status: "rejected", reason: { code: "BAD_REQUEST" } });
  expect(String(refused.status === "rejected" && refused.reason)).toContain(sentence);
});

test("hono takes a validator for a body, and a hook of one's own tells the sentences without the value", async () => {
  const app = new Hono().post(
    "/",
    sValidator("json", updateCustomerRequest, (result, context) =>
      result.success
        ? undefined
        : context.json(
            result.error.map(({ message, path }) => ({ message, path })),
            400,
          ),
    ),
    (context) => context.json(context.req.valid("json").firstname ?? null),
  );
  const post = (body: object) =>
    app.request("/", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  expect(await (await post({ firstname: "Jane" })).json()).toBe("Jane");
  const refused = await post(wrong);
  expect([refused.status, await refused.json()]).toEqual([400, [{ message: sentence, path: ["firstname"] }]]);
});

test("TanStack Form shows the sentence at its field", async () => {
  const form = new FormApi({ defaultValues: wrong, validators: { onSubmit: updateCustomerRequest } });
  form.mount();
  await form.handleSubmit();
  expect(form.state.isValid).toBe(false);
  expect(form.state.errors[0]).toMatchObject({ firstname: [{ message: sentence }] });
});
