import { isObject, type Json, type JsonObject, objectOf, textOf } from "../json.js";
import { joinPointer, resolvePointer, splitPointer } from "../references/pointer.js";
import { mapChildren } from "../walk/object-rule.js";
import { sectionOf } from "../walk/openapi-objects.js";
import { anchorsIn } from "./anchors.js";
import { chooseName } from "./bundle-names.js";
import { locate, type Target } from "./locate.js";
import type { ParsedFile } from "./parse-file.js";

/** A document bundled into one value. */
export interface Bundle {
  readonly document: JsonObject;
  /** The origin of parts from other files, by pointer into the document; the longest matching prefix counts. */
  readonly origins: ReadonlyMap<string, Target>;
  /** References that lead out of the document to nothing, as written. */
  readonly broken: readonly BrokenReference[];
}

/** A reference to a file that was not given, or to a missing part of a file. */
export interface BrokenReference {
  /** Its pointer in the document. */
  readonly pointer: string;
  readonly reference: string;
  readonly target: Target;
}

/**
 * Bundles a document that is written in many files.
 *
 * The target of a reference into another file becomes a component, and keeps its name if that is free; so recursive
 * parts can be expressed. A target that cannot be a component, such as a path item, is inlined. References that lead to
 * nothing stay as they are and are reported.
 */
export const bundle = (root: ParsedFile, files: ReadonlyMap<string, ParsedFile>): Bundle => {
  const state = createState(root, files);
  const document = objectOf(place(state, "Document", root.value, { file: root.file, fragment: "#" }, "#"));
  const parts: Part[] = [];
  // A copied part may refer to further parts.
  for (let next = state.pending.shift(); next !== undefined; next = state.pending.shift()) {
    const pointer = joinPointer("#/components", next.section, next.name);
    const value = placeTarget(state, next.kind, next.target, pointer, []);
    if (value !== undefined) parts.push({ ...next, value });
  }
  return { document: withComponents(document, parts), origins: state.origins, broken: state.broken };
};

interface State {
  readonly root: ParsedFile;
  readonly files: ReadonlyMap<string, ParsedFile>;
  readonly origins: Map<string, Target>;
  readonly broken: BrokenReference[];
  /** The component for each copied part, by kind and target. */
  readonly names: Map<string, string>;
  readonly taken: Set<string>;
  readonly pending: { kind: string; section: string; name: string; target: Target }[];
  readonly anchors: Map<string, ReadonlyMap<string, string>>;
}

const createState = (root: ParsedFile, files: ReadonlyMap<string, ParsedFile>): State => {
  const components = Object.entries(objectOf(objectOf(root.value).components));
  const taken = components.flatMap(([section, held]) =>
    Object.keys(objectOf(held)).map((name) => `${section}/${name}`),
  );
  const state: State = {
    root,
    files,
    origins: new Map(),
    broken: [],
    names: new Map(),
    taken: new Set(taken),
    pending: [],
    anchors: new Map(),
  };
  // `Pet: { $ref: pet.yaml }` under `components` names the schema of that file.
  for (const [section, held] of components) {
    for (const [name, component] of Object.entries(objectOf(held))) {
      const reference = textOf(objectOf(component).$ref);
      const target = reference === undefined ? undefined : targetOf(state, root.file, reference);
      if (target !== undefined && target.file !== root.file) state.names.set(keyOf(section, target), name);
    }
  }
  return state;
};

const keyOf = (section: string, { file, fragment }: Target): string =>
  `${section} ${file}${joinPointer("#", ...splitPointer(fragment))}`;

const fileOf = ({ root, files }: State, file: string): ParsedFile | undefined =>
  root.file === file ? root : files.get(file);

/** The target of a reference, with anchors resolved to pointers. */
const targetOf = (state: State, file: string, reference: string): Target => {
  const { file: path, fragment } = locate(file, reference);
  if (fragment === "#" || fragment.startsWith("#/")) return { file: path, fragment };
  const found = fileOf(state, path);
  const anchors = state.anchors.get(path) ?? (found ? anchorsIn(found.value) : new Map<string, string>());
  if (found !== undefined) state.anchors.set(path, anchors);
  return { file: path, fragment: anchors.get(fragment.slice(1)) ?? fragment };
};

/** Copies a value from `from` in its file to `pointer` in the document and rewrites its references. */
const place = (
  state: State,
  kind: string,
  value: Json,
  from: Target,
  pointer: string,
  inside: readonly string[] = [],
): Json => {
  if (!isObject(value)) return value;
  const written = textOf(value.$ref);
  if (written !== undefined) {
    const replaced = replaceReference(state, kind, value, from, pointer, inside);
    if (replaced !== undefined) return replaced;
  }
  const mapped = mapChildren(kind, value, pointer, (childKind, child, childPointer) => {
    const fragment = from.fragment + childPointer.slice(pointer.length);
    return place(state, childKind, child, { file: from.file, fragment }, childPointer, inside);
  });
  return kind === "Schema" ? renameMapping(state, mapped, from.file, pointer) : mapped;
};

/** The replacement for a reference; undefined if it can stay as it is. */
const replaceReference = (
  state: State,
  kind: string,
  value: JsonObject,
  from: Target,
  pointer: string,
  inside: readonly string[],
): Json | undefined => {
  const target = targetOf(state, from.file, String(value.$ref));
  // A path item has its own operations in each place where it is used.
  if (target.file === state.root.file && kind !== "PathItem") {
    return target.fragment === value.$ref ? undefined : { ...value, $ref: target.fragment };
  }
  const found = fileOf(state, target.file);
  if (found === undefined || resolvePointer(found.value, target.fragment) === undefined) {
    state.broken.push({ pointer, reference: String(value.$ref), target });
    return undefined;
  }
  const section = sectionOf[kind];
  const name = section === undefined ? undefined : nameOf(state, kind, section, target);
  const at = section === undefined || name === undefined ? "" : joinPointer("#/components", section, name);
  if (at !== "" && at !== pointer) return { ...value, $ref: at };
  return placeTarget(state, kind, target, pointer, inside);
};

const nameOf = (state: State, kind: string, section: string, target: Target): string => {
  const key = keyOf(section, target);
  const known = state.names.get(key);
  if (known !== undefined) return known;
  const name = chooseName(target, (wish) => state.taken.has(`${section}/${wish}`));
  state.names.set(key, name);
  state.taken.add(`${section}/${name}`);
  state.pending.push({ kind, section, name, target });
  return name;
};

/** Copies the target of a reference from another file to a pointer of the document. */
const placeTarget = (
  state: State,
  kind: string,
  target: Target,
  pointer: string,
  inside: readonly string[],
): Json | undefined => {
  const key = keyOf(kind, target);
  const value = resolvePointer(fileOf(state, target.file)?.value ?? null, target.fragment);
  // A reference to nothing, or back to itself, stays; checkReferences reports it.
  if (value === undefined || inside.includes(key)) return undefined;
  state.origins.set(pointer, target);
  return place(state, kind, value, target, pointer, [...inside, key]);
};

/** Renames the targets of a discriminator, which are references without `$ref`. */
const renameMapping = (state: State, schema: JsonObject, file: string, pointer: string): JsonObject => {
  const discriminator = objectOf(schema.discriminator);
  const mapping = objectOf(discriminator.mapping);
  const at = joinPointer(pointer, "discriminator", "mapping");
  const renamed = Object.entries(mapping).map(
    ([tag, to]) => [tag, renameTarget(state, file, to, joinPointer(at, tag))] as const,
  );
  if (renamed.every(([tag, to]) => to === mapping[tag])) return schema;
  return { ...schema, discriminator: { ...discriminator, mapping: Object.fromEntries(renamed) } };
};

const renameTarget = (
  state: State,
  file: string,
  to: Json | undefined,
  pointer: string,
): Json | undefined => {
  const isReference = typeof to === "string" && /[#/]|\.(ya?ml|json)$/i.test(to);
  if (!isReference) return to;
  const replaced = replaceReference(state, "Schema", { $ref: to }, { file, fragment: "#" }, pointer, []);
  return textOf(objectOf(replaced).$ref) ?? to;
};

interface Part {
  readonly section: string;
  readonly name: string;
  readonly value: Json;
}

const withComponents = (document: JsonObject, parts: readonly Part[]): JsonObject => {
  if (parts.length === 0) return document;
  const components = objectOf(document.components);
  const merged = [...Map.groupBy(parts, ({ section }) => section)].map(([section, added]) => {
    const entries = added.map(({ name, value }) => [name, value] as const);
    return [section, { ...objectOf(components[section]), ...Object.fromEntries(entries) }] as const;
  });
  return { ...document, components: { ...components, ...Object.fromEntries(merged) } };
};
