import { expect, test } from "vitest";
import { checkReadable, generationProblems } from "../checks/check.js";
import { UnreadableError } from "../input-error.js";
import { formatProblem, SpecError } from "../problem.js";
import { resolvePointer } from "../references/pointer.js";
import type { Spec } from "../spec.js";
import { parseSpec, readSpec, specOfValue } from "./read-spec.js";

/** Reads the first of some files, which may refer to the others. */
const read = (files: Readonly<Record<string, string>>): Promise<Spec> => {
  const [first = ""] = Object.keys(files);
  return readSpec("acme", first, async (location) => {
    const text = files[location];
    if (text === undefined) throw new UnreadableError(location, "there is no such file.");
    return text;
  });
};

const head = 'openapi: 3.1.1\ninfo: { title: Acme, version: "1" }\n';
const getting = (schema: string): string => `${head}paths:
  /pets:
    get:
      operationId: listPets
      responses:
        "200": { description: Pets, content: { application/json: { schema: ${schema} } } }
`;

test("puts parts of other files into components, under the names that they have there", async () => {
  const spec = await read({
    "api/openapi.yaml": getting('{ $ref: "models.yaml#/definitions/Pet" }'),
    "api/models.yaml":
      'definitions:\n  Pet: { type: object, properties: { owner: { $ref: "people/owner.json" } } }\n',
    "api/people/owner.json":
      '{ "type": "object", "properties": { "pets": { "type": "array", "items": { "$ref": "../models.yaml#/definitions/Pet" } } } }',
  });
  checkReadable(spec);
  expect(spec.document.components).toEqual({
    schemas: {
      Pet: { type: "object", properties: { owner: { $ref: "#/components/schemas/owner" } } },
      owner: {
        type: "object",
        properties: { pets: { type: "array", items: { $ref: "#/components/schemas/Pet" } } },
      },
    },
  });
  expect(spec.parts).toEqual(["api/models.yaml", "api/people/owner.json"]);
});

test("keeps a component's own name where its content stands in another file", async () => {
  const spec = await read({
    "a.yaml": `${getting('{ $ref: "#/components/schemas/Pet" }')}components: { schemas: { Pet: { $ref: pet.yaml } } }\n`,
    "pet.yaml": "type: object\nproperties: { mother: { $ref: pet.yaml } }\n",
  });
  expect(spec.document.components).toEqual({
    schemas: { Pet: { type: "object", properties: { mother: { $ref: "#/components/schemas/Pet" } } } },
  });
});

test("reads a path item, a parameter and a whole map of paths from other files", async () => {
  const spec = await read({
    "a.yaml": `${head}paths:\n  /pets/{id}: { $ref: "pet-path.yaml" }\n`,
    "pet-path.yaml":
      'parameters: [{ $ref: "parts.yaml#/Id" }]\nget: { operationId: getPet, responses: { "204": { description: Gone } } }\n',
    "parts.yaml": "Id: { name: id, in: path, required: true, schema: { type: string } }\n",
  });
  expect(generationProblems(spec)).toEqual([]);
  expect(resolvePointer(spec.document, "#/paths/~1pets~1{id}/get/operationId")).toBe("getPet");
  expect(resolvePointer(spec.document, "#/components/parameters/Id/name")).toBe("id");
});

test("two parts of one name stay two", async () => {
  const spec = await read({
    "a.yaml": getting('{ anyOf: [{ $ref: "one.yaml#/Pet" }, { $ref: "two.yaml#/Pet" }] }'),
    "one.yaml": "Pet: { type: string }\n",
    "two.yaml": "Pet: { type: number }\n",
  });
  expect(spec.document.components).toEqual({
    schemas: { Pet: { type: "string" }, two_Pet: { type: "number" } },
  });
});

test("says the file, the line and the pointer that the author knows", async () => {
  const spec = await read({
    "a.yaml": getting('{ $ref: "pet.yaml" }'),
    "pet.yaml": "type: object\nproperties:\n  name:\n    type: text\n",
  });
  const [problem] = generationProblems(spec);
  expect(problem && formatProblem(problem)).toMatch(/^pet\.yaml:4 #\/properties\/name: `type` is "text"\./);
});

test.each([
  [
    '{ $ref: "gone.yaml" }',
    'a.yaml:8 #/paths/~1pets/get/responses/200/content/application~1json/schema: $ref "gone.yaml" leads nowhere: there is no such file.',
  ],
  [
    '{ $ref: "pet.yaml#/Dog" }',
    'a.yaml:8 #/paths/~1pets/get/responses/200/content/application~1json/schema: $ref "pet.yaml#/Dog" leads nowhere: it has nothing at #/Dog. Add it, or correct the reference.',
  ],
])("a reference that leads nowhere is a problem of its place: %s", async (schema, line) => {
  const spec = await read({ "a.yaml": getting(schema), "pet.yaml": "Pet: { type: string }\n" });
  expect(generationProblems(spec).map(formatProblem)).toEqual([line]);
});

test("what an address answers may not name files of the machine that reads it", async () => {
  const spec = await readSpec("acme", "https://acme.example/a.yaml", async (location) => {
    expect(location).toBe("https://acme.example/a.yaml");
    return getting('{ $ref: "file:///etc/passwd" }');
  });
  expect(generationProblems(spec).map(({ message }) => message)).toEqual([
    expect.stringContaining("may only refer to addresses"),
  ]);
});

test("resolves references between addresses", async () => {
  const texts: Readonly<Record<string, string>> = {
    "https://acme.example/v1/a.yaml": getting('{ $ref: "../shared/pet.yaml" }'),
    "https://acme.example/shared/pet.yaml": "type: string\n",
  };
  const spec = await readSpec("acme", "https://acme.example/v1/a.yaml", async (each) => texts[each] ?? "");
  expect(spec.document.components).toEqual({ schemas: { pet: { type: "string" } } });
});

test("an anchor is a reference like a pointer", () => {
  const text = `${getting('{ $ref: "#pet" }')}components: { schemas: { Pet: { $anchor: pet, type: string } } }\n`;
  const spec = parseSpec("acme", "a.yaml", text);
  expect(generationProblems(spec)).toEqual([]);
  expect(
    resolvePointer(spec.document, "#/paths/~1pets/get/responses/200/content/application~1json/schema/$ref"),
  ).toBe("#/components/schemas/Pet");
});

test.each([
  ["one schema has, like a reference", "", { $ref: "#/components/schemas/Tree" }],
  ["several schemas have, as it is", "Leaf: { $dynamicAnchor: node }", { $dynamicRef: "#node" }],
])("reads a dynamic reference to an anchor that %s", (_, more, items) => {
  const tree = "{ $dynamicAnchor: node, properties: { nodes: { items: { $dynamicRef: '#node' } } } }";
  const components = `components:\n  schemas:\n    Tree: ${tree}\n${more && `    ${more}\n`}`;
  const { document } = parseSpec("acme", "a.yaml", `${getting('{ $ref: "#node" }')}${components}`);
  expect(resolvePointer(document, "#/components/schemas/Tree/properties/nodes/items")).toEqual(items);
  expect(
    resolvePointer(document, "#/paths/~1pets/get/responses/200/content/application~1json/schema/$ref"),
  ).toBe("#/components/schemas/Tree");
});

test("a callback may be a reference like any other object", () => {
  const callbacks = '      callbacks: { onPet: { $ref: "#/components/callbacks/OnPet" } }\n';
  const components =
    "components: { callbacks: { OnPet: { '{$request.body#/url}': { post: { responses: { '200': { description: Yes } } } } } } }\n";
  const spec = parseSpec("acme", "a.yaml", `${getting("{ type: string }")}${callbacks}${components}`);
  expect(generationProblems(spec)).toEqual([]);
});

test("merges with `<<`, and knows the line of what was merged", () => {
  const text = `${head}x-errors: &errors
  "400":
    description: [Bad]
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        <<: *errors
        "204": { description: None }
`;
  const spec = parseSpec("acme", "a.yaml", text);
  expect(Object.keys(resolvePointer(spec.document, "#/paths/~1pets/get/responses") ?? {})).toEqual([
    "204",
    "400",
  ]);
  expect(generationProblems(spec).map(formatProblem)).toEqual([
    "a.yaml:5 #/paths/~1pets/get/responses/400/description: this is a list. Write a string.",
  ]);
});

test.each([
  ["a: { <<: 5 }", "a.yaml:1: `<<` merges only a mapping or a list of mappings. Write the keys out."],
  ["a: .inf", "a.yaml:1: .inf is not a JSON value. Write a string or a number."],
  ["a: 1\n---\nb: 2", "a.yaml:2: a second document begins here. Keep one document in the file."],
])("refuses %j by its line", (text, line) => {
  expect(() => parseSpec("acme", "a.yaml", text)).toThrow(SpecError);
  expect(() => parseSpec("acme", "a.yaml", text)).toThrow(line);
});

test("`nullable` means nothing in OpenAPI 3.1: it is left out and listed", () => {
  const text = `${getting('{ $ref: "#/components/schemas/Pet", nullable: true }')}components: { schemas: { Pet: { nullable: true } } }\n`;
  const spec = parseSpec("acme", "a.yaml", text);
  expect(spec.document.components).toEqual({ schemas: { Pet: {} } });
  expect(spec.ignored.map(({ line, pointer }) => ({ line, pointer }))).toEqual([
    { line: 8, pointer: "#/paths/~1pets/get/responses/200/content/application~1json/schema/nullable" },
    { line: 9, pointer: "#/components/schemas/Pet/nullable" },
  ]);
});

const note = { description: "A note", content: { "application/json": { schema: { type: "string" } } } };

test.each([
  ["get", "204", "an answer 204"],
  ["delete", "205", "an answer 205"],
  ["get", "304", "an answer 304"],
  ["get", "103", "an answer 103"],
  ["get", "1XX", "an answer 1XX"],
  ["head", "200", "an answer to HEAD"],
  ["head", "default", "an answer to HEAD"],
])("the answer of %s with %s has no body, whatever the document says", (method, status, what) => {
  const reference = { $ref: "#/components/responses/Note" };
  for (const written of [note, reference]) {
    const spec = specOfValue("acme", "a.json", {
      openapi: "3.0.3",
      info: { title: "Acme", version: "1" },
      paths: { "/a": { [method]: { responses: { [status]: written, "404": note } } } },
      components: { responses: { Note: note } },
    });
    expect(resolvePointer(spec.document, `#/paths/~1a/${method}/responses/${status}`)).toEqual({
      description: "A note",
    });
    expect(spec.document.components).toEqual({ responses: { Note: note } });
    expect(spec.ignored.map(({ message }) => message)).toContain(
      `${what} has no body, so its \`content\` is ignored. Remove it, or correct the status.`,
    );
    const other = resolvePointer(spec.document, `#/paths/~1a/${method}/responses/404`);
    expect(other).toEqual(method === "head" ? { description: "A note" } : note);
  }
});

test.each([
  ["examples", "{ one: { value: 1 } }", "a list of values"],
  ["title", "[Pet]", "a string"],
  ["description", "{ en: A pet }", "a string"],
  ["$comment", "5", "a string"],
  ["deprecated", "soon", "true or false"],
])("a schema keeps its operation where `%s` is %s: it is left out and listed", (keyword, value, expected) => {
  const spec = parseSpec("acme", "a.yaml", getting(`{ type: string, ${keyword}: ${value} }`));
  const pointer = "#/paths/~1pets/get/responses/200/content/application~1json/schema";
  expect(resolvePointer(spec.document, pointer)).toEqual({ type: "string" });
  expect(generationProblems(spec)).toEqual([]);
  expect(spec.ignored.map(formatProblem)).toEqual([
    `a.yaml:8 ${pointer}/${keyword}: \`${keyword}\` is not ${expected} and is ignored. Write ${expected}.`,
  ]);
});

test("OpenAPI 3.2 is read as far as 3.1 goes, and the rest is named", () => {
  const text = `${getting("{ type: string }").replace("3.1.1", "3.2.0")}    query: { operationId: askPets }\n`;
  const spec = parseSpec("acme", "a.yaml", text);
  expect(spec.document.openapi).toBe("3.1.1");
  expect(generationProblems(spec)).toEqual([]);
  expect(spec.ignored.map(formatProblem)).toEqual([
    "a.yaml:9 #/paths/~1pets/query: `query` belongs to OpenAPI 3.2 and is ignored: documents are read up to OpenAPI 3.1.",
  ]);
});

test("a number where a text belongs is read as the text, and said", () => {
  const spec = parseSpec("acme", "a.yaml", getting("{}").replace('"1"', "2"));
  expect(spec.document.info).toEqual({ title: "Acme", version: "2" });
  expect(spec.ignored.map(({ pointer }) => pointer)).toEqual(["#/info/version"]);
});

const parameter = (where: string): string =>
  getting("{}").replace(
    "get:",
    `get:\n      parameters: [{ name: a, in: ${where}, schema: { type: string } }]`,
  );

test.each<[what: string, text: string, line: string]>([
  [
    "a merge conflict",
    `${getting("{}")}<<<<<<< HEAD\nx-a: 1\n=======\n`,
    "a.yaml:9: a merge conflict begins here.",
  ],
  ["half a version", "openapi: 3.1\n", 'a.yaml:1: the version 3.1 is not whole. Write `openapi: "3.1.0"`.'],
  ["nothing", "", "a.yaml: this is not an OpenAPI document, it is empty."],
])("refuses %s with what to write", (_, text, line) => {
  expect(() => parseSpec("acme", "a.yaml", text)).toThrow(line);
});

test.each<[text: string, line: RegExp]>([
  [parameter("querry"), /parameters\/0\/in: this is "querry"\. Write query\.$/],
  [
    parameter("body"),
    /parameters\/0\/in: this is "body"\. Write a `requestBody` beside the parameters instead\.$/,
  ],
  [parameter("somewhere"), /parameters\/0\/in: .* Write one of path, query, header, cookie\.$/],
  [getting("{ type: int }"), /schema: `type` is "int"\. Write integer\.$/],
  [getting("{ type: date }"), /schema: `type` is "date"\. Write `type: string` and `format: date`\.$/],
  [
    getting("{ required: true }"),
    /schema: `required` is true\. Write the names of required properties as a list/,
  ],
])("names what to write instead", (text, line) => {
  expect(generationProblems(parseSpec("acme", "a.yaml", text)).map(formatProblem)).toEqual([
    expect.stringMatching(line),
  ]);
});
