import { type Bulk, openBulk } from "../open-bulk.js";

/** Opens the database and closes it after the work. */
export const withBulk = async <Result>(
  connectionString: string,
  work: (bulk: Bulk) => Promise<Result>,
): Promise<Result> => {
  const bulk = await openBulk({ connectionString });
  try {
    return await work(bulk);
  } finally {
    await bulk.close();
  }
};
