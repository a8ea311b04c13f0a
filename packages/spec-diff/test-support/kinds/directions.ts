import { book, both, type Kind, read, sent } from "./kind.js";

const reader = "{ $ref: '#/components/schemas/Reader' }";
const access = "{ $ref: '#/components/schemas/Access' }";
const own = book("name: { type: string }");
const readers = (schema: string): string =>
  `{ Reader: ${schema}, Access: ${book("email: { type: string }")} }`;

/** Fields by the way they travel, and words about them. */
export const directionsKinds: readonly Kind[] = [
  [
    "a field that may be absent, read and sent",
    ...both(book("a: { type: string }", ", required: [a]"), book("a: { type: string }")),
    "breaking",
    /Handle the case without `a`/,
  ],
  [
    "a field that became required, read and sent",
    ...both(book("a: { type: string }"), book("a: { type: string }", ", required: [a]")),
    "breaking",
    /Send `a` in every call/,
  ],
  [
    "a readOnly field that became required",
    ...both(
      book("a: { type: string, readOnly: true }"),
      book("a: { type: string, readOnly: true }", ", required: [a]"),
    ),
    "fix",
    /always there now/,
  ],
  [
    "a writeOnly field that went",
    ...both(book("a: { type: string }, b: { type: string, writeOnly: true }"), book("a: { type: string }")),
    "breaking",
    /^(?!.*Stop reading).*Stop sending/s,
  ],
  [
    "a readOnly field that went",
    ...both(book("a: { type: string }, b: { type: string, readOnly: true }"), book("a: { type: string }")),
    "breaking",
    /^(?!.*Stop sending).*Stop reading/s,
  ],
  [
    "a field that became writeOnly",
    ...both(book("a: { type: string }"), book("a: { type: string, writeOnly: true }")),
    "breaking",
    /became writeOnly.*Stop reading/s,
  ],
  [
    "a field that is sent no more, where it is only read",
    ...read(book("a: { type: string }"), book("a: { type: string, readOnly: true }")),
    "none",
  ],
  [
    "a schema that holds itself",
    ...read(
      "{ $ref: '#/components/schemas/Tree' }",
      "{ $ref: '#/components/schemas/Tree' }",
      "{ Tree: { type: object, properties: { child: { $ref: '#/components/schemas/Tree' } } } }",
    ),
    "none",
  ],
  [
    "a field of a schema that holds itself",
    {
      read: "{ $ref: '#/components/schemas/Tree' }",
      schemas:
        "{ Tree: { type: object, properties: { a: { type: string }, child: { $ref: '#/components/schemas/Tree' } } } }",
    },
    {
      read: "{ $ref: '#/components/schemas/Tree' }",
      schemas: "{ Tree: { type: object, properties: { child: { $ref: '#/components/schemas/Tree' } } } }",
    },
    "breaking",
    /Tree\.a was removed/,
  ],
  [
    "a default of a field, read",
    ...read(book("a: { type: string, default: x }"), book("a: { type: string, default: y }")),
    "fix",
  ],
  [
    "a field announced to go and gone in time",
    ...sent(
      book("a: { type: string, deprecated: true, x-sunset: '2026-06-30' }, b: { type: string }"),
      book("b: { type: string }"),
    ),
    "fix",
    /after 2026-06-30/,
  ],
  [
    "a field gone before its day",
    ...sent(
      book("a: { type: string, deprecated: true, x-sunset: '2027-06-30' }, b: { type: string }"),
      book("b: { type: string }"),
    ),
    "breaking",
    /before 2027-06-30/,
  ],
  [
    "a field deprecated without a date",
    ...read(book("a: { type: string }"), book("a: { type: string, deprecated: true }")),
    "docs",
    /No `x-sunset` says/,
  ],
  [
    "a field deprecated with a date",
    ...read(
      book("a: { type: string }"),
      book("a: { type: string, deprecated: true, x-sunset: '2027-06-30' }"),
    ),
    "docs",
    /by 2027-06-30/,
  ],
  ["a title", ...read(book("a: { type: string }"), book("a: { type: string, title: A }")), "docs"],
  [
    "an extension that nobody knows",
    ...read(book("a: { type: string }"), book("a: { type: string, x-order: 1 }")),
    "docs",
  ],
  [
    "a media type of text content",
    ...sent("{ type: string }", "{ type: string, contentMediaType: text/html }"),
    "breaking",
  ],
  [
    "a part of a component that moved to what is sent",
    { sent: reader, read: reader, schemas: readers(`{ allOf: [${own}, ${access}] }`) },
    { sent: `{ allOf: [${reader}, ${access}] }`, read: reader, schemas: readers(own) },
    "breaking",
    /^(?!.*[Ss]end).*Stop reading it: it is no longer documented\.$/s,
  ],
  [
    "a part of a component that moved to what is answered",
    { sent: reader, read: reader, schemas: readers(`{ allOf: [${own}, ${access}] }`) },
    { sent: reader, read: `{ allOf: [${reader}, ${access}] }`, schemas: readers(own) },
    "breaking",
    /^(?!.*[Rr]ead).*Stop sending it: it is no longer documented, and the types refuse it\.$/s,
  ],
];
