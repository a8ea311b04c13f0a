import { type Kind, operation } from "./kind.js";

const part = (encoding: string) =>
  `{ requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { f: { type: string, format: binary } } }, encoding: { f: { ${encoding} } } } } } }`;

/** Bodies, media types, answers and their headers. */
export const messagesKinds: readonly Kind[] = [
  [
    "a body that may be sent",
    {},
    { operation: "{ requestBody: { content: { application/json: { schema: { type: object } } } } }" },
    "breaking",
    /before the options of a call/,
  ],
  [
    "a schema of a body that had none",
    ...operation(
      "{ requestBody: { content: { application/json: {} } } }",
      "{ requestBody: { content: { application/json: { schema: { type: object } } } } }",
    ),
    "breaking",
    /anything was accepted before/,
  ],
  [
    "a body whose only media type is another",
    ...operation(
      "{ requestBody: { content: { application/json: { schema: { type: object } } } } }",
      "{ requestBody: { content: { application/xml: { schema: { type: object } } } } }",
    ),
    "breaking",
    /Send the body as `application\/xml`/,
  ],
  [
    "a media type with a charset, sent",
    ...operation(
      "{ requestBody: { content: { application/json: { schema: { type: object } } } } }",
      "{ requestBody: { content: { application/json; charset=utf-8: { schema: { type: object } } } } }",
    ),
    "fix",
  ],
  [
    "a vendor's media type that went",
    { read: "{ type: object }", operation: "{}" },
    {
      responses:
        "{ '200': { description: x, content: { application/problem+json: { schema: { type: object } } } } }",
    },
    "breaking",
    /Expect `application\/problem\+json`/,
  ],
  [
    "an encoding of a part",
    ...operation(
      "{ requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { f: { type: string } } } } } } }",
      "{ requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { f: { type: string } } }, encoding: { f: { contentType: image/png } } } } } }",
    ),
    "breaking",
    /another media type/,
  ],
  [
    "a failure's body",
    {
      responses:
        "{ '404': { description: x, content: { application/json: { schema: { type: object, properties: { a: { type: string }, b: { type: string } } } } } } }",
    },
    {
      responses:
        "{ '404': { description: x, content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } } }",
    },
    "breaking",
    /answer 404\.b was removed/,
  ],
  [
    "a success without a body beside one with",
    { read: "{ type: object }" },
    { read: "{ type: object }", responses: "{ '204': { description: x } }" },
    "breaking",
    /without a body/,
  ],
  [
    "a second success that answers the same",
    { read: "{ type: object, required: [a], properties: { a: { type: string } } }" },
    {
      read: "{ type: object, required: [a], properties: { a: { type: string } } }",
      responses:
        "{ '201': { description: x, content: { application/json: { schema: { type: object, required: [a], properties: { a: { type: string } } } } } } }",
    },
    "additive",
  ],
  ["an answer that has a body now", {}, { read: "{ type: object }" }, "additive", /can be read now/],
  ["an answer without its body", { read: "{ type: object }" }, {}, "breaking", /Stop reading it/],
  [
    "a header that is answered",
    { responses: "{ '200': { description: x } }" },
    { responses: "{ '200': { description: x, headers: { X-A: { schema: { type: string } } } } }" },
    "additive",
    /header can be read now/,
  ],
  [
    "a header that is always answered",
    { responses: "{ '200': { description: x, headers: { X-A: { schema: { type: string } } } } }" },
    {
      responses:
        "{ '200': { description: x, headers: { x-a: { required: true, schema: { type: string } } } } }",
    },
    "fix",
    /always there now/,
  ],
  [
    "a header of another type",
    { responses: "{ '200': { description: x, headers: { X-A: { schema: { type: string } } } } }" },
    { responses: "{ '200': { description: x, headers: { X-A: { schema: { type: integer } } } } }" },
    "breaking",
  ],
  [
    "a range in place of a media type",
    ...operation(
      "{ requestBody: { content: { application/json: { schema: { type: object } } } } }",
      "{ requestBody: { content: { 'application/*': { schema: { type: object } } } } }",
    ),
    "additive",
    /any `application/,
  ],
  [
    "a media type in place of a range",
    ...operation(
      "{ requestBody: { content: { '*/*': { schema: { type: object } } } } }",
      "{ requestBody: { content: { application/json: { schema: { type: object } } } } }",
    ),
    "breaking",
    /nothing else is accepted/,
  ],
  [
    "a further media type of a part",
    ...operation(part("contentType: image/png"), part("contentType: 'image/png, image/jpeg'")),
    "additive",
  ],
  [
    "a header of a part",
    ...operation(
      part("contentType: image/png"),
      part("contentType: image/png, headers: { X-A: { required: true, schema: { type: string } } }"),
    ),
    "breaking",
    /request\.f header X-A/,
  ],
  [
    "a failure that a range describes now",
    { responses: "{ '404': { description: x } }" },
    { responses: "{ 4XX: { description: x } }" },
    "additive",
    /`4XX` describes it/,
  ],
  [
    "a header that is written another way",
    { responses: "{ '200': { description: x, headers: { X-A: { schema: { type: object } } } } }" },
    {
      responses:
        "{ '200': { description: x, headers: { X-A: { explode: true, schema: { type: object } } } } }",
    },
    "breaking",
    /Check how you read/,
  ],
  [
    "a header announced to go",
    { responses: "{ '200': { description: x, headers: { X-A: { schema: { type: string } } } } }" },
    {
      responses:
        "{ '200': { description: x, headers: { X-A: { deprecated: true, schema: { type: string } } } } }",
    },
    "docs",
  ],
];
