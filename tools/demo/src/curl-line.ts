import {
  entriesOf,
  followReference,
  type Json,
  type JsonObject,
  listOf,
  type OperationPlace,
  objectOf,
  operationsIn,
  textOf,
} from "@provider-clients/openapi";

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * A curl command that the document's mock server accepts: its shortest named request example, with a fictitious
 * credential. Undefined if the document has no request example.
 */
export function curlLine(document: JsonObject, url: string): string | undefined {
  const [shortest] = operationsIn(document)
    .flatMap((place) => bodiesOf(document, place).map((body) => ({ place, body })))
    .sort((one, other) => one.body.length - other.body.length);
  if (!shortest) return undefined;
  const { place, body } = shortest;
  const headers = [...credentialHeaders(document), "content-type: application/json"];
  return [
    `curl -X ${place.method.toUpperCase()} ${quote(url + pathOf(document, place))}`,
    ...headers.map((header) => `-H ${quote(header)}`),
    `-d ${quote(body)}`,
  ].join(" ");
}

function bodiesOf(document: JsonObject, { operation }: OperationPlace): string[] {
  const content = objectOf(followReference(document, operation.requestBody)?.content);
  const examples = entriesOf(objectOf(content["application/json"]).examples);
  return examples.map(([, example]) => JSON.stringify(followReference(document, example)?.value));
}

function pathOf(document: JsonObject, { path, operation, pathItem }: OperationPlace): string {
  const parameters = [...listOf(pathItem.parameters), ...listOf(operation.parameters)];
  const values = new Map<string, Json>(
    parameters.map((parameter) => {
      const { name, example } = followReference(document, parameter) ?? {};
      return [textOf(name) ?? "", example ?? "example"];
    }),
  );
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(String(values.get(name))));
}

/** The headers of the first alternative in the document's `security`, with a fictitious value. */
function credentialHeaders(document: JsonObject): string[] {
  const [first] = listOf(document.security);
  const schemes = objectOf(objectOf(document.components).securitySchemes);
  return Object.keys(objectOf(first)).map((key) => {
    const { type, name } = followReference(document, schemes[key]) ?? {};
    return type === "http" ? "Authorization: Bearer made-up" : `${textOf(name)}: made-up`;
  });
}
