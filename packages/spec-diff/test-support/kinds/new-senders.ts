import type { DocumentParts } from "../documents.js";
import { book, type Kind } from "./kind.js";

const shelf = "{ $ref: '#/components/schemas/Shelf' }";

const shelvesOf = (values: string): string => `{ Shelf: ${book(`place: { enum: [${values}] }`)} }`;
const shelves = shelvesOf("hall, attic");

/** A shelf that is answered by one operation, and sent by another if `sender` is a method. */
const answered = (parts: DocumentParts, sender?: string): DocumentParts => ({
  schemas: shelves,
  read: shelf,
  ...(sender === undefined
    ? {}
    : {
        paths: `{ /shelves: { ${sender}: { operationId: sendShelf, requestBody: { content: { application/json: { schema: ${shelf} } } }, responses: {} } } }`,
      }),
  ...parts,
});

const webhook = (schema: string): string =>
  `{ webhooks: { moved: { post: { requestBody: { content: { application/json: { schema: ${schema} } } }, responses: {} } } } }`;

/** A component with a list of values, which has one type where it is sent and another where it is read. */
export const newSendersKinds: readonly Kind[] = [
  [
    "a further operation that sends what is sent and answered already",
    answered({ sent: shelf }),
    answered({ sent: shelf }, "put"),
    "additive",
    /^(?!.*generated type)/s,
  ],
  [
    "an operation that sends what was only answered",
    answered({}),
    answered({}, "put"),
    "additive",
    /^(?!.*generated type)/s,
  ],
  [
    "one of two operations that sent a component, gone",
    answered({ sent: shelf }, "put"),
    answered({ sent: shelf }),
    "breaking",
    /^(?!.*generated type)/s,
  ],
  [
    "the only operation that sent a component, gone",
    answered({}, "put"),
    answered({}),
    "breaking",
    /The generated type ShelfInput is gone: Shelf is no longer sent\. Stop importing ShelfInput\./,
  ],
  [
    "a further value of a list that is sent, and read in a webhook only",
    { schemas: shelves, sent: shelf, root: webhook(shelf) },
    { schemas: shelvesOf("hall, attic, loft"), sent: shelf, root: webhook(shelf) },
    "additive",
  ],
];
