import type { JsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { decodeText, matchPath } from "../document/route.js";
import type { JudgedRequest, MockAnswer } from "../judge/prism.js";
import type { Readers } from "../schema/schema-reader.js";
import { inferRoles } from "./infer-roles.js";
import { givenIdentity, newIdentity } from "./new-identity.js";
import { pageOf } from "./page.js";
import { createRepeatedKeys } from "./repeated-keys.js";
import type { Resource, Role } from "./resource.js";
import { selectRecords } from "./select-records.js";
import { showList, showRecord } from "./show-records.js";
import { createStore, type StoredRecord } from "./store.js";
import { withLocation } from "./with-location.js";
import { writeRecord } from "./write-record.js";

/** How a request is answered from earlier writes. */
export interface Recollection {
  /** The status of the documented answer to use; without it, the document's first success. */
  readonly status?: number;
  /** Inserts the remembered data into that answer. */
  show(answer: MockAnswer): MockAnswer;
}

/** Remembers what requests wrote, based only on the document. */
export interface Memory {
  /** Processes a valid request; undefined if it concerns nothing that is remembered. */
  meet(operation: Operation, request: JudgedRequest): Recollection | undefined;
}

const asItIs = (answer: MockAnswer): MockAnswer => answer;
const notFound: Recollection = { status: 404, show: asItIs };

/**
 * Creates the memory for a document: what is created, changed and deleted can be read, listed and searched.
 *
 * @param now returns the time in milliseconds, for idempotency keys with a limited lifetime.
 * @throws {ContractError} `invalid-document` for an invalid `x-resource`.
 */
export const createMemory = (
  document: JsonObject,
  readers: Readers,
  operations: readonly Operation[],
  now: () => number = Date.now,
): Memory => {
  const roles = inferRoles(document, readers, operations);
  const resources = [...new Set([...roles.values()].map(({ resource }) => resource))];
  const store = createStore();
  const keys = createRepeatedKeys(readers.request, now);
  const scene: Scene = { readers, store, keys };
  return {
    meet(operation, request) {
      const role = roles.get(operation.id);
      const values = pathValues(operation, request);
      const isOrphan = resources
        .filter(({ item }) => operation.path.startsWith(`${item}/`))
        .some((owner) => find(scene, owner, values) === undefined);
      if (isOrphan) return notFound;
      return role && take(scene, role, { operation, request, values });
    },
  };
};

interface Scene {
  readonly readers: Readers;
  readonly store: ReturnType<typeof createStore>;
  readonly keys: ReturnType<typeof createRepeatedKeys>;
}

interface Visit {
  readonly operation: Operation;
  readonly request: JudgedRequest;
  /** The decoded values of the path. */
  readonly values: Readonly<Record<string, string>>;
}

const take = (scene: Scene, role: Role, visit: Visit): Recollection | undefined => {
  const { resource, action } = role;
  if (action === "create") return create(scene, role, visit);
  if (action === "list") return list(scene, resource, visit);
  const found = find(scene, resource, visit.values);
  if (action === "save" && found === undefined) return create(scene, role, visit);
  if (found === undefined) return notFound;
  if (action === "delete") scene.store.remove(resource, found);
  if (action === "read" || action === "delete" || action === "use")
    return showing(scene, resource, visit, found);
  return showing(scene, resource, visit, write(scene, role, visit, found));
};

const create = (scene: Scene, role: Role, visit: Visit): Recollection => {
  const { resource } = role;
  const { operation, request, values } = visit;
  const repeat = scene.keys.find(operation, request);
  if (repeat?.status !== undefined) return { status: repeat.status, show: asItIs };
  if (repeat !== undefined) return showing(scene, resource, visit, repeat.record);
  const { [resource.parameter]: named, ...scope } = values;
  const value = writeRecord(scene.readers.request, role, operation, request, {});
  const isTaken = (id: string) => scene.store.find(resource, id, scope) !== undefined;
  const identity =
    value[resource.identity] ??
    givenIdentity(scene.readers.answer, resource.identitySchema, named) ??
    newIdentity(scene.readers.answer, resource.identitySchema, scene.store.count(resource) + 1, isTaken);
  const id = String(identity);
  const isDocumented = operation.answers.some(({ status }) => status === "409");
  if (role.action === "create" && isDocumented && isTaken(id)) return { status: 409, show: asItIs };
  const record = { id, scope, value: { ...value, [resource.identity]: identity } };
  scene.store.put(resource, record);
  scene.keys.keep(operation, request, record);
  const isCreated = operation.answers.some(({ status }) => status === "201");
  const { show } = showing(scene, resource, visit, record);
  return {
    show: (answer) => withLocation(show(answer), resource, record),
    ...(isCreated ? { status: 201 } : {}),
  };
};

const write = ({ readers, store }: Scene, role: Role, visit: Visit, before: StoredRecord): StoredRecord => {
  const { resource } = role;
  const written = writeRecord(readers.request, role, visit.operation, visit.request, before.value);
  // The path identifies the record, whatever the body contains.
  const identity = before.value[resource.identity] ?? before.id;
  const record = { ...before, value: { ...written, [resource.identity]: identity } };
  store.put(resource, record);
  return record;
};

const list = ({ readers, store }: Scene, resource: Resource, visit: Visit): Recollection => {
  const { operation, request, values } = visit;
  const all = store.list(resource, values);
  const selected = selectRecords(readers.request, resource, operation, request, all);
  const page = pageOf(readers.request, operation, request, selected);
  return { show: (answer) => showList(readers.answer, resource, operation, answer, page) };
};

const find = ({ store }: Scene, resource: Resource, values: Visit["values"]): StoredRecord | undefined => {
  const { [resource.parameter]: id = "", ...scope } = values;
  return store.find(resource, id, scope);
};

const showing = (
  { readers }: Scene,
  resource: Resource,
  { operation }: Visit,
  record: StoredRecord,
): Recollection => ({
  show: (answer) => showRecord(readers.answer, resource, operation, answer, record),
});

const pathValues = ({ path }: Operation, { url }: JudgedRequest): Record<string, string> =>
  Object.fromEntries(
    Object.entries(matchPath(path, url.path) ?? {}).map(([name, value]) => [name, decodeText(value)]),
  );
