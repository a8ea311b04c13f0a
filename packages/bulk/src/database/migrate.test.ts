import { freePort } from "@provider-clients-internal/postgres";
import { expect, onTestFinished, test } from "vitest";
import { newDatabase } from "../../test-support/new-database.js";
import { openBulk } from "../index.js";
import { connect } from "./database.js";

const problemOf = async (connectionString: string): Promise<unknown> =>
  openBulk({ connectionString }).then(
    async (bulk) => bulk.close(),
    (error: unknown) => error,
  );

test("processes that start at once make the schema once", async () => {
  const connectionString = await newDatabase();
  const opened = await Promise.all([1, 2, 3, 4].map(() => openBulk({ connectionString })));
  for (const bulk of opened) await bulk.close();
  const database = connect(connectionString, 1);
  onTestFinished(database.close);
  expect(await database.query("SELECT version FROM provider_bulk.migration")).toEqual([{ version: 1 }]);
});

test("a newer schema is refused in one line", async () => {
  const connectionString = await newDatabase();
  await problemOf(connectionString);
  const database = connect(connectionString, 1);
  onTestFinished(database.close);
  await database.query("INSERT INTO provider_bulk.migration VALUES (1000)");
  expect(await problemOf(connectionString)).toMatchObject({
    kind: "schema",
    message: expect.stringMatching(/has version 1000, .*Upgrade/),
  });
});

test("a user without rights is told who has to do what", async () => {
  const connectionString = await newDatabase();
  const database = connect(connectionString, 1);
  onTestFinished(database.close);
  const user = `user_${crypto.randomUUID().replaceAll("-", "")}`;
  await database.query(`CREATE ROLE ${user} LOGIN PASSWORD 'made-up'`);
  const poor = connectionString.replace("postgres:postgres@", `${user}:made-up@`);
  const wanted = { kind: "denied", message: expect.stringMatching(/lacks rights .*provider-bulk migrate/) };
  expect(await problemOf(poor)).toMatchObject(wanted);
  await problemOf(connectionString);
  expect(await problemOf(poor)).toMatchObject(wanted);
});

test("a database that is away, refuses the password or does not exist is told in one line without the password", async () => {
  const address = new URL(await newDatabase());
  const changed = (members: Partial<Pick<URL, "port" | "password" | "pathname">>): string =>
    String(Object.assign(new URL(address), members));
  const port = String(await freePort());
  const problems = [
    await problemOf(changed({ port })),
    await problemOf(changed({ password: "secret-word" })),
    await problemOf(changed({ pathname: "/nowhere" })),
    await problemOf("mysql://secret-word@host/x"),
  ];
  expect(problems).toMatchObject([
    { kind: "unreachable", message: expect.stringContaining("ECONNREFUSED") },
    { kind: "denied", message: expect.stringContaining("refuses this user or password") },
    { kind: "unreachable", message: expect.stringContaining("There is no database nowhere") },
    { kind: "configuration", message: expect.stringContaining("must begin with postgres://") },
  ]);
  for (const problem of problems) {
    expect(String(problem)).not.toContain("secret-word");
    expect(String(problem)).not.toContain("\n");
  }
});
