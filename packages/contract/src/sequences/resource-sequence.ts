import type { ContractCase } from "../cases/contract-case.js";
import type { JsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import type { Action, Resource } from "../memory/resource.js";
import { writeRecord } from "../memory/write-record.js";
import { isEqual } from "../schema/merged.js";
import type { Difference, DifferenceKind } from "../verify/difference.js";
import { chosenMedia } from "../wire/body.js";
import { differingNames, type ShownRecord, shownRecord } from "./compare-records.js";
import { isSuccess, type SequenceContext, type SequenceResult } from "./sequence-context.js";

/** The operations of a resource, by what they do. */
export interface ResourceMembers {
  readonly resource: Resource;
  readonly members: readonly { readonly operation: Operation; readonly action: Action }[];
}

/**
 * Creates a record, reads it, changes it in every way that there is, reads it again, deletes it and looks whether it is
 * gone: each request uses what the answers before said.
 */
export const runResourceSequence = async (
  context: SequenceContext,
  { resource, members }: ResourceMembers,
): Promise<SequenceResult> => {
  const created = await create(context, resource, members);
  if ("reason" in created) return { differences: [], leftOut: [created.reason] };
  const differences: Difference[] = [];
  const stage: Stage = { context, resource, members, id: created.id, differences };
  let state = await look(stage, created.operation, created.record, created.record);
  for (const { operation, action } of members) {
    if (action !== "change" && action !== "replace") continue;
    const each = context.casesOf(operation.id).find((one) => changesSomething(stage, one, action, state));
    if (each === undefined) continue;
    const call = await context.send(named(stage, each));
    if (!isSuccess(call)) continue;
    const next = recordAfter(stage, each, action, state);
    // A replacement may drop what it does not name.
    const wanted = action === "change" ? next : recordAfter(stage, each, action, {});
    state = await look(stage, operation, wanted, changedOf(state, next));
  }
  await remove(stage);
  return { differences, leftOut: [] };
};

interface Stage {
  readonly context: SequenceContext;
  readonly resource: Resource;
  readonly members: ResourceMembers["members"];
  readonly id: string;
  readonly differences: Difference[];
}

type Created =
  | { readonly id: string; readonly operation: Operation; readonly record: JsonObject }
  | { readonly reason: SequenceResult["leftOut"][number] };

const create = async (
  context: SequenceContext,
  resource: Resource,
  members: ResourceMembers["members"],
): Promise<Created> => {
  const operation = members.find(({ action }) => action === "create" || action === "save")?.operation;
  const id = operation?.id ?? resource.item;
  const left = (why: string): Created => ({
    reason: { operation: `sequence of ${resource.item}`, reason: `${id} ${why}` },
  });
  const [each] = operation === undefined ? [] : context.casesOf(operation.id);
  if (operation === undefined || each === undefined) return left("was not called");
  const call = await context.send(each);
  if (!isSuccess(call)) return left(`was answered ${call.answer?.status ?? "not at all"}`);
  const record = recordOf(context, resource, each, "create", {});
  const shown = call.answer && shownRecord(context.readers.answer, resource, operation, call.answer);
  const identity = shown?.value[resource.identity] ?? record[resource.identity];
  if (identity === undefined) return left("answered no id");
  return { id: String(identity), operation, record };
};

/** Reads the record, and tells what differs after an operation: of `changed` what is as before it, of `wanted` the rest. */
const look = async (
  stage: Stage,
  after: Operation,
  wanted: JsonObject,
  changed: JsonObject,
): Promise<JsonObject> => {
  const seen = await read(stage, wanted);
  if (seen === undefined) return wanted;
  const { operation, caseId, record } = seen;
  const { context, resource, id } = stage;
  if (record === undefined) {
    tell(stage, "not-remembered", seen, "", `does not answer the record that ${after.id} was taken for`);
    return wanted;
  }
  const compared = withoutIdentity(resource, wanted);
  for (const name of differingNames(context.readers.answer, record, compared)) {
    const isChanged = Object.hasOwn(changed, name);
    const message = isChanged
      ? `does not answer what ${after.id} was sent`
      : `lost or changed by ${after.id}, which did not name it`;
    tell(stage, "not-remembered", { operation, caseId, record }, name, message);
  }
  const identity = record.value[resource.identity];
  if (identity !== undefined && String(identity) !== id)
    tell(stage, "not-remembered", seen, resource.identity, "answers another record than was asked for");
  return wanted;
};

interface Seen {
  readonly operation: Operation;
  readonly caseId: string;
  readonly record: ShownRecord | undefined;
}

const tell = (
  { differences, resource }: Stage,
  kind: DifferenceKind,
  { operation, caseId, record }: Seen,
  name: string,
  message: string,
): void => {
  const place = [record?.place ?? resource.item, ...(name === "" ? [] : [name])].join("/");
  differences.push({ kind, operation: operation.id, place, message, caseId, patch: [] });
};

/** Asks for the record, by its id or by a search for what was sent; undefined where nothing can be asked. */
const read = async (stage: Stage, record: JsonObject): Promise<Seen | undefined> => {
  const { context, resource, members, id } = stage;
  const byId = members.find(({ action }) => action === "read")?.operation;
  const bySearch = members.find(({ action }) => action === "list")?.operation;
  const operation = byId ?? bySearch;
  const [first] = operation === undefined ? [] : context.casesOf(operation.id);
  if (operation === undefined || first === undefined) return undefined;
  const each = byId === undefined ? searching(first, record) : named(stage, first);
  const { answer } = await context.send(each);
  if (answer === undefined) return undefined;
  const shown = shownRecord(
    context.readers.answer,
    resource,
    operation,
    answer,
    byId === undefined ? id : undefined,
  );
  const isRead = answer.status >= 200 && answer.status < 300;
  return { operation, caseId: each.id, record: isRead ? shown : undefined };
};

/** A search for what was sent, by every parameter that is called as a property. */
const searching = (each: ContractCase, record: JsonObject): ContractCase => {
  const found = each.operation.parameters
    .filter(({ in: place }) => place === "query")
    .flatMap(({ name }) => (record[name] === undefined ? [] : [[name, record[name]] as const]));
  return { ...each, input: { ...each.input, query: Object.fromEntries(found) } };
};

const named = ({ resource, id }: Stage, each: ContractCase): ContractCase => ({
  ...each,
  input: { ...each.input, path: { ...each.input.path, [resource.parameter]: id } },
});

const remove = async (stage: Stage): Promise<void> => {
  const { context, members } = stage;
  const operation = members.find(({ action }) => action === "delete")?.operation;
  const [each] = operation === undefined ? [] : context.casesOf(operation.id);
  if (operation === undefined || each === undefined) return;
  if (!isSuccess(await context.send(named(stage, each)))) return;
  const seen = await read(stage, {});
  if (seen?.record !== undefined)
    tell(stage, "still-there", seen, "", `is still answered after ${operation.id}`);
};

const recordAfter = ({ context, resource }: Stage, each: ContractCase, action: Action, before: JsonObject) =>
  recordOf(context, resource, each, action, before);

/** What a request makes of a record. */
const recordOf = (
  { readers }: SequenceContext,
  resource: Resource,
  { operation, input }: ContractCase,
  action: Action,
  before: JsonObject,
): JsonObject => {
  const type = chosenMedia(readers.request, operation.body?.contents ?? [])?.type;
  const request = {
    method: operation.method.toLowerCase(),
    url: { path: operation.path, query: {} },
    headers: type === undefined ? {} : { "content-type": type },
    body: input.body,
  };
  return writeRecord(readers.request, { resource, action }, operation, request, before);
};

/** Who it is about is said by the path, whatever a body says. */
const withoutIdentity = ({ identity }: Resource, record: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== identity));

const changesSomething = (stage: Stage, each: ContractCase, action: Action, before: JsonObject): boolean =>
  Object.keys(changedOf(before, recordAfter(stage, each, action, before))).length > 0;

const changedOf = (before: JsonObject, after: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(after).filter(([name, value]) => !isEqual(before[name], value)));
