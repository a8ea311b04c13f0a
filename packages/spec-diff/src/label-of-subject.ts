import { joinPointer, splitPointer } from "@provider-clients/openapi";
import type { Subject } from "./relation/subject.js";

/** The pointer, the name and the operations of a subject. */
export const labelOfSubject = (
  subject: Subject,
): { readonly pointer: string; readonly label: string; readonly operations: readonly string[] } => {
  if (subject.startsWith("#")) {
    return { pointer: subject, label: splitPointer(subject).at(-1) ?? subject, operations: [] };
  }
  const [method = "", path = "", side] = subject.split(" ");
  const name = `${method} ${path}`;
  const label = side === "sent" ? `what ${name} takes` : `what ${name} answers`;
  return { pointer: joinPointer("#/paths", path, method.toLowerCase()), label, operations: [name] };
};
