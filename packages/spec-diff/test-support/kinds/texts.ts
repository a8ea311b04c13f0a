import { type Kind, read, sent } from "./kind.js";

const pattern = (source: string) => `{ type: string, pattern: '${source}' }`;
const form = (schema: string) =>
  `{ requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { f: ${schema} } } } } } }`;

/** Patterns, formats, and texts that hold something else. */
export const textsKinds: readonly Kind[] = [
  ["a pattern that admits more", ...sent(pattern("^[a-z]+$"), pattern("^[a-z0-9]+$")), "additive"],
  [
    "a pattern that admits less, sent",
    ...sent(pattern("^[a-z0-9]+$"), pattern("^[a-z]+$")),
    "breaking",
    /Send only/,
  ],
  ["a pattern that admits less, read", ...read(pattern("^[a-z0-9]+$"), pattern("^[a-z]+$")), "fix"],
  ["a pattern of the same texts", ...sent(pattern("^[0-9]{2}$"), pattern("^(?:\\d)\\d$")), "none"],
  ["a pattern without its anchor", ...sent(pattern("^abc$"), pattern("abc")), "additive"],
  ["a pattern that only some texts of the old match", ...sent(pattern("^a+$"), pattern("^b+$")), "breaking"],
  [
    "a pattern that looks around",
    ...sent(pattern("^(?=.*a).+$"), pattern("^.+$")),
    "breaking",
    /cannot be decided/,
  ],
  [
    "a pattern that no list of values breaks",
    ...sent("{ enum: [ab, cd] }", pattern("^[a-d]{2}$")),
    "additive",
  ],
  ["a pattern that a listed value breaks", ...sent("{ enum: [ab, xy] }", pattern("^[a-d]{2}$")), "breaking"],
  [
    "a pattern too large to look into",
    ...sent(pattern("^(a|b)*a(a|b){12}$"), pattern("^(a|b)*b(a|b){13}$")),
    "breaking",
    /cannot be decided/,
  ],
  [
    "a format that holds the old one",
    ...sent("{ type: string, format: uri }", "{ type: string, format: uri-reference }"),
    "additive",
  ],
  ["a hint to hide what is typed", ...sent("{ type: string }", "{ type: string, format: password }"), "none"],
  [
    "base64 of 3.0 and of 3.1",
    { openapi: "3.0.3", sent: "{ type: string, format: byte }" },
    { sent: "{ type: string, contentEncoding: base64 }" },
    "none",
  ],
  [
    "a file of 3.0 and of 3.1",
    { openapi: "3.0.3", operation: form("{ type: string, format: binary }") },
    { operation: form("{ type: string, contentMediaType: application/octet-stream }") },
    "none",
  ],
  [
    "whole numbers by their multiple",
    ...sent("{ type: number, multipleOf: 1 }", "{ type: integer }"),
    "none",
  ],
];
