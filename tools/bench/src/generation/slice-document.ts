/** A value out of JSON or YAML. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An OpenAPI document, as far as slicing it needs to know. */
export interface OpenApiDocument {
  readonly [key: string]: Json | undefined;
  readonly paths: { readonly [path: string]: Json };
  readonly components?: { readonly [kind: string]: Json };
}

const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

// By value, not by `$ref`: discriminator mappings refer too.
const referencesIn = (value: Json): readonly string[] => {
  if (typeof value === "string") return value.startsWith("#/components/") ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  return isRecord(value) ? Object.values(value).flatMap(referencesIn) : [];
};

// A vendor's own extensions mean nothing here, and its security schemes are replaced by one.
const strip = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(strip);
  if (!isRecord(value)) return value;
  const members = Object.entries(value).filter(([key]) => !key.startsWith("x-"));
  return Object.fromEntries(members.map(([key, member]) => [key, strip(member)]));
};

const withoutSecurity = (item: Json): Json => {
  if (!isRecord(item)) return item;
  const operations = Object.entries(item).map(([key, operation]) => {
    if (!isRecord(operation)) return [key, operation] as const;
    const { security: _security, ...rest } = operation;
    return [key, rest] as const;
  });
  return Object.fromEntries(operations);
};

const decode = (token: string): string => token.replaceAll("~1", "/").replaceAll("~0", "~");

const reachableComponents = (document: OpenApiDocument, start: Json): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>();
  const open = [...referencesIn(start)];
  for (let reference = open.pop(); reference !== undefined; reference = open.pop()) {
    const [root, folder, kind = "", name = ""] = reference.split("/").map(decode);
    const names = found.get(kind) ?? new Set();
    if (root !== "#" || folder !== "components" || names.has(name)) continue;
    found.set(kind, names.add(name));
    const group = document.components?.[kind];
    open.push(...referencesIn((isRecord(group) ? group[name] : undefined) ?? null));
  }
  return found;
};

const pickComponents = (document: OpenApiDocument, start: Json): { readonly [kind: string]: Json } => {
  const components = document.components ?? {};
  const picked = [...reachableComponents(document, start)].map(([kind, names]) => {
    const group = components[kind];
    const members = isRecord(group) ? Object.entries(group).filter(([name]) => names.has(name)) : [];
    return [kind, Object.fromEntries(members)] as const;
  });
  return Object.fromEntries(picked);
};

/**
 * One provider's worth of a large document: some of its paths, with the components that they reach, under one
 * API key and one server, as a document in specs/ has them.
 */
export const sliceDocument = (
  document: OpenApiDocument,
  paths: readonly string[],
  name: string,
): OpenApiDocument => {
  const chosen = strip(
    Object.fromEntries(paths.map((path) => [path, withoutSecurity(document.paths[path] ?? {})])),
  ) as OpenApiDocument["paths"];
  const { webhooks: _webhooks, tags: _tags, ...rest } = document;
  return {
    ...rest,
    info: { title: name, version: "1.0.0" },
    "x-provider": { name, title: name },
    servers: [{ url: `https://${name}.example.com`, "x-environment": "production" }],
    security: [{ apiKey: [] }],
    paths: chosen,
    components: {
      ...(strip(pickComponents(document, chosen)) as { readonly [kind: string]: Json }),
      securitySchemes: { apiKey: { type: "apiKey", in: "header", name: "Authorization" } },
    },
  };
};
