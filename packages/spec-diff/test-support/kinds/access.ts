import { type Kind, operation } from "./kind.js";

const schemes = (more: string) => ({
  root: `{ components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key }, ${more} } } }`,
});
const servers = (list: string) => ({ root: `{ servers: [${list}] }` });
const region = (values: string) =>
  servers(`{ url: 'https://{r}.example', variables: { r: { default: eu, enum: [${values}] } } }`);
const flow = (name: string) => `${name}: { tokenUrl: 'https://a.example/t', scopes: {} }`;

/** Credentials and servers. */
export const accessKinds: readonly Kind[] = [
  [
    "a way to fetch tokens that came",
    schemes(`o: { type: oauth2, flows: { ${flow("clientCredentials")} } }`),
    schemes(`o: { type: oauth2, flows: { ${flow("clientCredentials")}, ${flow("password")} } }`),
    "additive",
    /The flow password of the credential `o` was added/,
  ],
  [
    "a way to fetch tokens that went",
    schemes(`o: { type: oauth2, flows: { ${flow("clientCredentials")}, ${flow("password")} } }`),
    schemes(`o: { type: oauth2, flows: { ${flow("clientCredentials")} } }`),
    "breaking",
    /Fetch tokens another way/,
  ],
  [
    "a scheme and a header in other letters",
    schemes("b: { type: http, scheme: bearer }"),
    {
      root: "{ components: { securitySchemes: { key: { type: apiKey, in: header, name: x-key }, b: { type: http, scheme: Bearer } } } }",
    },
    "none",
  ],
  [
    "the form of a token",
    schemes("b: { type: http, scheme: bearer }"),
    schemes("b: { type: http, scheme: bearer, bearerFormat: JWT }"),
    "docs",
  ],
  [
    "a credential that nobody needs to give",
    ...operation("{ security: [{ key: [] }] }", "{ security: [{ key: [] }, {}] }"),
    "additive",
    /Calls without a credential are accepted now/,
  ],
  [
    "an operation called elsewhere",
    ...operation("{}", "{ servers: [{ url: 'https://other.example' }] }"),
    "breaking",
    /moved from/,
  ],
  [
    "an operation called where all are",
    ...operation("{}", "{ servers: [{ url: 'https://shelf.example' }] }"),
    "none",
  ],
  ["a value of an address that went", region("eu, us"), region("eu"), "breaking", /no longer documented/],
  ["a value of an address that came", region("eu"), region("eu, us"), "additive"],
  ["a server at the root, which is none", servers(""), servers("{ url: / }"), "none"],
  [
    "words about a server",
    servers("{ url: 'https://a.example' }"),
    servers("{ url: 'https://a.example', description: Live }"),
    "docs",
  ],
  [
    "a credential that is declared as a parameter, too",
    ...operation(
      "{}",
      "{ parameters: [{ name: x-key, in: header, required: true, schema: { type: string } }] }",
    ),
    "none",
  ],
  [
    "a credential that moves to the query",
    {},
    { root: "{ components: { securitySchemes: { key: { type: apiKey, in: query, name: X-Key } } } }" },
    "breaking",
    /^breaking: `in` of the credential `key` changed from `"header"` to `"query"`\.[^\n]*$/,
  ],
  [
    "a credential of another type",
    {},
    { root: "{ components: { securitySchemes: { key: { type: http, scheme: bearer } } } }" },
    "breaking",
    /^breaking: `type` of the credential `key` changed from `"apiKey"` to `"http"`\.[^\n]*$/,
  ],
];
