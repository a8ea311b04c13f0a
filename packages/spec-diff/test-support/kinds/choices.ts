import { animals, book, choice, type Kind, read, sent } from "./kind.js";

const plant = "{ oneOf: [{ $ref: '#/components/schemas/Tree' }, { $ref: '#/components/schemas/Herb' }] }";
const plants = (trees: string): string => {
  const shape = (values: string) => book(`kind: { type: string, enum: [${values}] }`, ", required: [kind]");
  return `{ Tree: ${shape(trees)}, Herb: ${shape("mint, sage")} }`;
};

/** Lists of values and choices of shapes. */
export const choicesKinds: readonly Kind[] = [
  [
    "an open list that gains a value, read",
    ...read("{ type: string, x-extensible-enum: [a] }", "{ type: string, x-extensible-enum: [a, b] }"),
    "additive",
    /values that you do not know/,
  ],
  [
    "an open list that loses a value, read",
    ...read("{ type: string, x-extensible-enum: [a, b] }", "{ type: string, x-extensible-enum: [a] }"),
    "fix",
  ],
  [
    "an open list that gains a value, sent",
    ...sent("{ type: string, x-extensible-enum: [a] }", "{ type: string, x-extensible-enum: [a, b] }"),
    "additive",
  ],
  [
    "an open list that loses a value, sent",
    ...sent("{ type: string, x-extensible-enum: [a, b] }", "{ type: string, x-extensible-enum: [a] }"),
    "fix",
    /Check whether you send `"b"`/,
  ],
  [
    "a choice that gains a shape, sent",
    ...sent(choice(["Cat", "Dog"]), choice(["Cat", "Dog", "Owl"]), animals),
    "additive",
    /Owl may be sent now/,
  ],
  [
    "a choice that gains a shape, read",
    ...read(choice(["Cat", "Dog"]), choice(["Cat", "Dog", "Owl"]), animals),
    "breaking",
    /Handle Owl/,
  ],
  [
    "a choice that loses a shape, sent",
    ...sent(choice(["Cat", "Dog", "Owl"]), choice(["Cat", "Dog"]), animals),
    "breaking",
    /Stop sending Owl/,
  ],
  [
    "a choice that loses a shape, read",
    ...read(choice(["Cat", "Dog", "Owl"]), choice(["Cat", "Dog"]), animals),
    "fix",
  ],
  [
    "oneOf written as anyOf",
    ...read(choice(["Cat", "Dog"]), choice(["Cat", "Dog"]).replace("oneOf", "anyOf"), animals),
    "none",
  ],
  ["shapes in another order", ...read(choice(["Cat", "Dog"]), choice(["Dog", "Cat"]), animals), "none"],
  [
    "a discriminator of another field",
    ...read(
      choice(["Cat", "Dog"], ", discriminator: { propertyName: kind }"),
      choice(["Cat", "Dog"], ", discriminator: { propertyName: type }"),
      animals,
    ),
    "breaking",
    /told apart by `type` in place of `kind`/,
  ],
  [
    "a mapping that says the same",
    ...read(
      choice(["Cat", "Dog"], ", discriminator: { propertyName: kind }"),
      choice(
        ["Cat", "Dog"],
        ", discriminator: { propertyName: kind, mapping: { Cat: '#/components/schemas/Cat' } }",
      ),
      animals,
    ),
    "none",
  ],
  [
    "a mapping with other values",
    ...sent(
      choice(["Cat", "Dog"], ", discriminator: { propertyName: kind }"),
      choice(
        ["Cat", "Dog"],
        ", discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat' } }",
      ),
      animals,
    ),
    "breaking",
    /`"cat"`/,
  ],
  [
    "any text beside known values, sent",
    ...sent(
      "{ type: string, enum: [a, b] }",
      "{ anyOf: [{ type: string, enum: [a, b] }, { type: string }] }",
    ),
    "additive",
  ],
  [
    "any text beside known values, read",
    ...read(
      "{ type: string, enum: [a, b] }",
      "{ anyOf: [{ type: string, enum: [a, b] }, { type: string }] }",
    ),
    "additive",
    /Keep a branch for values that you do not know/,
  ],
  [
    "a closed list that opens, sent",
    ...sent("{ enum: [a, b] }", "{ type: string, x-extensible-enum: [a, b] }"),
    "additive",
  ],
  [
    "an open list that closes, sent",
    ...sent("{ type: string, x-extensible-enum: [a, b] }", "{ enum: [a, b] }"),
    "breaking",
  ],
  [
    "an open list that closes, read",
    ...read("{ type: string, x-extensible-enum: [a, b] }", "{ enum: [a, b] }"),
    "fix",
  ],
  [
    "known values of what was any text",
    ...sent("{ type: string }", "{ type: string, x-extensible-enum: [a] }"),
    "docs",
  ],
  [
    "a further value for a shape, sent",
    ...sent(
      choice(["Cat", "Dog"], ", discriminator: { propertyName: kind, mapping: { cat: Cat, dog: Dog } }"),
      choice(
        ["Cat", "Dog"],
        ", discriminator: { propertyName: kind, mapping: { cat: Cat, tom: Cat, dog: Dog } }",
      ),
      animals,
    ),
    "additive",
  ],
  [
    "a value fewer for a shape, read",
    ...read(
      choice(
        ["Cat", "Dog"],
        ", discriminator: { propertyName: kind, mapping: { cat: Cat, tom: Cat, dog: Dog } }",
      ),
      choice(["Cat", "Dog"], ", discriminator: { propertyName: kind, mapping: { cat: Cat, dog: Dog } }"),
      animals,
    ),
    "fix",
  ],
  [
    "a shape in place of another, read",
    ...read(choice(["Cat", "Dog"]), choice(["Cat", "Owl"]), animals),
    "breaking",
    /Handle Owl where you read it/,
  ],
  [
    "a discriminator of shapes without names",
    ...read(
      "{ oneOf: [{ type: object, properties: { k: { const: a } } }, { type: object, properties: { k: { const: b } } }] }",
      "{ oneOf: [{ type: object, properties: { k: { const: a } } }, { type: object, properties: { k: { const: b } } }], discriminator: { propertyName: k } }",
    ),
    "none",
  ],
  [
    "a further value of a list that tells shapes apart, read",
    { read: plant, schemas: plants("oak, elm") },
    { read: plant, schemas: plants("oak, elm, ash") },
    "breaking",
    /Handle `"ash"` where you read it/,
  ],
];
