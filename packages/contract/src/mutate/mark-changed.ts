import type { Operation } from "../document/operation.js";
import type { Readers } from "../schema/schema-reader.js";
import { listSchema } from "../values/list-schema.js";
import { bodyFormOf, chosenMedia } from "../wire/body.js";
import { answerMutants } from "./answer-mutants.js";

/**
 * Marks what the mutants of an operation change, without making them: what several operations share is changed for the
 * first of them, wherever that one is tried.
 */
export const markChanged = (readers: Readers, operation: Operation, changed: Set<string>): void => {
  if (operation.skip !== undefined) return;
  const { request: reader } = readers;
  const media = chosenMedia(reader, operation.body?.contents ?? []);
  const isOpaque = media === undefined || bodyFormOf(reader, media) === "opaque";
  const pointers = [
    ...operation.parameters.map(({ schemaPointer }) => schemaPointer),
    ...(isOpaque ? [] : [media.schemaPointer]),
  ];
  for (const each of pointers)
    for (const { pointer } of listSchema(reader, reader.at(each), "part").parts) changed.add(pointer);
  answerMutants(readers.answer, operation, changed);
};
