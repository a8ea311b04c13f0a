import { McpServer, type StandardSchemaWithJSON } from "@modelcontextprotocol/server";
import {
  type Check,
  createValidator,
  isObject,
  type Validator,
  withJsonSchema,
} from "@provider-clients/client-core/validation";
import { isPayabliError, type PayabliClient, type UpdateCustomerRequest } from "@provider-clients/payabli";
import { updateCustomerRequestSchema } from "@provider-clients/payabli/schemas";
import { updateCustomerRequest } from "@provider-clients/payabli/validators";

interface ById {
  readonly customerId: number;
}

interface Update extends ById {
  readonly body: UpdateCustomerRequest;
}

const checkId: Check = (value, path, report) => {
  const id = isObject(value) ? value.customerId : undefined;
  if (!Number.isSafeInteger(id)) report(`${path}/customerId`, "type", "must be a whole number");
};

const checkUpdate: Check = (value, path, report) => {
  checkId(value, path, report);
  const issues = updateCustomerRequest(isObject(value) ? value.body : undefined);
  for (const issue of issues)
    report(`${path}/body${issue.path}`, issue.keyword, issue.message ?? "must hold to its schema");
};

const customerId = { type: "integer", description: "Payabli's own id of the customer." };

const describe = <Type>(
  validator: Validator<Type>,
  properties: object,
  more: object = {},
): StandardSchemaWithJSON<Type> =>
  withJsonSchema(validator, { type: "object", properties, required: Object.keys(properties), ...more });

const byId = describe(createValidator<ById>(checkId), { customerId });

// References of a schema point to its root: what they lead to moves there with it.
const { $defs = {}, $schema: _, ...body } = updateCustomerRequestSchema;
const update = describe(createValidator<Update>(checkUpdate), { customerId, body }, { $defs });

const say = (value: unknown, isError = false) => ({
  content: [{ type: "text" as const, text: JSON.stringify(value) }],
  isError,
});

/** What became of a call, in words that a model acts on: the outcome first, and nothing of the provider's own words. */
const tell = async (call: Promise<unknown>) => {
  try {
    return say(await call);
  } catch (error) {
    if (!isPayabliError(error)) throw error;
    const { outcome, kind, status, message, isRetryable } = error;
    const advice =
      outcome === "unknown" ? "Read the customer before you try again: it may have been applied." : undefined;
    return say({ outcome, kind, status, message, isRetryable, advice }, true);
  }
};

/** An MCP server over one client: reads need no consent, a write is marked as destructive, so that the host asks first. */
export const createCustomerServer = (payabli: PayabliClient): McpServer => {
  const server = new McpServer({ name: "payabli-customers", version: "1.0.0" });
  server.registerTool(
    "getCustomer",
    {
      title: "Read a customer",
      inputSchema: byId,
      annotations: { readOnlyHint: true, openWorldHint: true },
    },
    (given: ById) => tell(payabli.getCustomer(given.customerId)),
  );
  server.registerTool(
    "updateCustomer",
    {
      title: "Change a customer",
      description: "Changes the record for good. After the outcome `unknown`, read it before another try.",
      inputSchema: update,
      annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: true },
    },
    (given: Update) => tell(payabli.updateCustomer(given.customerId, given.body)),
  );
  return server;
};
