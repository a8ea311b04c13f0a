import { inject } from "vitest";
import { connect } from "../src/database/database.js";

/** A new database in the tests' PostgreSQL, by its address. */
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
