import { inject } from "vitest";
import { connect } from "../src/database/database.js";

/** Creates a database in the tests' PostgreSQL and returns its URL. */
export const newDatabase = async (server: string = inject("postgres")): Promise<string> => {
  const name = `test_${crypto.randomUUID().replaceAll("-", "")}`;
  const admin = connect(`${server}/postgres`, 1);
  try {
    await admin.query(`CREATE DATABASE ${name}`);
  } finally {
    await admin.close();
  }
  return `${server}/${name}`;
};
