import type { BodyKind } from "@provider-clients/openapi";
import { propertyKey } from "../names.js";
import type { BodyModel, OperationModel } from "./operation-model.js";
import { objectLiteral } from "./provider-definition.js";

const READERS: Partial<Record<BodyKind, string>> = { text: "readText", binary: "readRaw" };

/** The functions that generated code takes from client-core, by the subpath that exports them. */
const RUNTIME: Readonly<Record<string, readonly string[]>> = {
  bodies: ["createJsonWriter", "createRawWriter", "readRaw", "readText", "writeForm", "writeMultipart"],
  queries: ["createQueryWriter"],
};

/** What an operation's data says of bodies and queries that are not JSON and not in the default style. */
export const wireEntries = ({
  body,
  successes,
  queryParameters,
}: OperationModel): readonly (readonly [string, string])[] => {
  const writer = body && writerOf(body);
  const reader = successes.flatMap((answer) => (answer.body ? (READERS[answer.body.kind] ?? []) : []))[0];
  const styles = queryParameters.flatMap(({ name, queryStyle }) =>
    queryStyle ? [[name, JSON.stringify(queryStyle)] as const] : [],
  );
  return [
    ...(writer ? [["writeBody", writer] as const] : []),
    ...(reader ? [["readBody", reader] as const] : []),
    ...(styles.length > 0 ? [["writeQuery", `createQueryWriter(${objectLiteral(styles)})`] as const] : []),
  ];
};

/** The function that writes a body; undefined for plain JSON, which every client writes. */
const writerOf = ({ kind, mediaType }: BodyModel): string | undefined => {
  if (kind === "form") return "writeForm";
  if (kind === "multipart") return "writeMultipart";
  if (kind === "json") {
    return mediaType.startsWith("application/json")
      ? undefined
      : `createJsonWriter(${JSON.stringify(mediaType)})`;
  }
  const isKnown = !mediaType.includes("*");
  const type = isKnown ? mediaType : kind === "text" ? "text/plain" : "application/octet-stream";
  return `createRawWriter(${JSON.stringify(type)})`;
};

/** The imports for those functions that a generated module uses. */
export const runtimeImports = (code: string): readonly string[] =>
  Object.entries(RUNTIME).flatMap(([subpath, functions]) => {
    const used = functions.filter((name) => new RegExp(`: ${propertyKey(name)}\\b`).test(code));
    return used.length === 0
      ? []
      : [`import { ${used.join(", ")} } from "@provider-clients/client-core/${subpath}";`];
  });
