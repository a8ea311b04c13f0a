import { append, remove, rename, set } from "@provider-clients-internal/test-support";
import { CREATE, LIST, type Row, UPDATE } from "./row.js";

/** Operations, paths, parameters, bodies and statuses. */
export const OPERATION_CHANGES: readonly Row[] = [
  {
    change: "an operation removed",
    edits: [remove(CREATE)],
    expected: "breaking",
    at: CREATE,
    says: /createCustomer was removed/,
  },
  {
    change: "an operation added",
    edits: [
      set("#/paths/~1customers~1{id}/delete", {
        operationId: "deleteCustomer",
        responses: { "204": { description: "Gone." } },
      }),
    ],
    expected: "additive",
    says: /`deleteCustomer` can be called/,
  },
  {
    change: "a path removed",
    edits: [remove("#/paths/~1customers~1{id}")],
    expected: "breaking",
    says: /updateCustomer/,
  },
  {
    change: "an operation renamed",
    edits: [set(`${CREATE}/operationId`, "addCustomer")],
    expected: "breaking",
    says: /renamed to `addCustomer`.*Call `addCustomer` in place of `createCustomer`/s,
  },
  {
    change: "a path renamed",
    edits: [rename("#/paths/~1customers~1{id}", "/clients/{id}")],
    expected: "breaking",
    says: /\/customers\/\{id\} was renamed to \/clients\/\{id\}/,
  },
  {
    change: "a path parameter renamed",
    edits: [
      rename("#/paths/~1customers~1{id}", "/customers/{customerId}"),
      set("#/components/parameters/CustomerId/name", "customerId"),
    ],
    expected: "breaking",
    says: /path parameter `id` was renamed to `customerId`/,
  },
  {
    change: "an operation moved to another method",
    edits: [rename(UPDATE, "put")],
    expected: "breaking",
    says: /updateCustomer moved from PATCH \/customers\/\{id\} to PUT/,
  },
  {
    change: "a required header added",
    edits: [
      append(`${CREATE}/parameters`, {
        name: "tenant",
        in: "header",
        required: true,
        schema: { type: "string" },
      }),
    ],
    expected: "breaking",
    says: /required parameter.*tenant/,
  },
  {
    change: "an optional query parameter added",
    edits: [append(`${LIST}/parameters`, { name: "sort", in: "query", schema: { type: "string" } })],
    expected: "additive",
  },
  {
    change: "a required query parameter added",
    edits: [
      append(`${LIST}/parameters`, { name: "sort", in: "query", required: true, schema: { type: "string" } }),
    ],
    expected: "breaking",
    says: /sort/,
  },
  {
    change: "a query parameter removed",
    edits: [remove(`${LIST}/parameters/1`)],
    expected: "breaking",
    says: /state/,
  },
  {
    change: "a query parameter renamed",
    edits: [set(`${LIST}/parameters/0/name`, "max")],
    expected: "breaking",
    says: /`limit` was renamed to `max`/,
  },
  {
    change: "a query parameter became required",
    edits: [set(`${LIST}/parameters/0/required`, true)],
    expected: "breaking",
  },
  {
    change: "a parameter's values narrowed",
    edits: [set(`${LIST}/parameters/1/schema/enum`, ["active"])],
    expected: "breaking",
  },
  {
    change: "a parameter's default changed",
    edits: [set(`${LIST}/parameters/0/schema/default`, 50)],
    expected: "breaking",
    says: /`20` yourself/,
  },
  {
    change: "a parameter is serialised another way",
    edits: [
      remove(`${LIST}/parameters/1/schema`),
      set(`${LIST}/parameters/1/content`, {
        "application/json": { schema: { type: "string", enum: ["active", "closed"] } },
      }),
    ],
    expected: "breaking",
  },
  {
    change: "a body became required",
    edits: [set(`${UPDATE}/requestBody/required`, true)],
    expected: "breaking",
  },
  {
    change: "a body became optional",
    edits: [set(`${CREATE}/requestBody/required`, false)],
    expected: "additive",
  },
  { change: "a body removed", edits: [remove(`${UPDATE}/requestBody`)], expected: "breaking" },
  {
    change: "a further media type of a body",
    edits: [set(`${CREATE}/requestBody/content/text~1csv`, { schema: { type: "string" } })],
    expected: "additive",
  },
  {
    change: "a new error status",
    edits: [set(`${CREATE}/responses/409`, { description: "Twice." })],
    expected: "additive",
  },
  { change: "an error status removed", edits: [remove(`${CREATE}/responses/404`)], expected: "breaking" },
  {
    change: "a success with another body added",
    edits: [
      set(`${CREATE}/responses/202`, {
        description: "Later.",
        content: {
          "application/json": {
            schema: { type: "object", required: ["ticket"], properties: { ticket: { type: "string" } } },
          },
        },
      }),
    ],
    expected: "breaking",
  },
  {
    change: "a success status renamed",
    edits: [rename(`${UPDATE}/responses/200`, "2XX")],
    expected: "breaking",
    says: /renamed to 2XX/,
  },
  {
    change: "a further media type of an answer",
    edits: [set(`${CREATE}/responses/201/content/text~1csv`, { schema: { type: "string" } })],
    expected: "additive",
  },
  {
    change: "an answer's header removed",
    edits: [remove(`${LIST}/responses/200/headers`)],
    expected: "breaking",
  },
  {
    change: "an operation deprecated",
    edits: [set(`${UPDATE}/deprecated`, true)],
    expected: "docs",
    says: /plan to stop/,
  },
];
