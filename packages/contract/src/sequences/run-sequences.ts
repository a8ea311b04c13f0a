import { inferRoles } from "../memory/infer-roles.js";
import type { Resource } from "../memory/resource.js";
import { followLinks } from "./follow-links.js";
import { type ResourceMembers, runResourceSequence } from "./resource-sequence.js";
import type { SequenceContext, SequenceResult } from "./sequence-context.js";

/** Runs every sequence that a document implies: of each resource that can be created, and of each link. */
export const runSequences = async (context: SequenceContext): Promise<SequenceResult> => {
  const results: SequenceResult[] = [];
  for (const group of resourcesOf(context)) results.push(await runResourceSequence(context, group));
  for (const operation of context.operations) results.push(await followLinks(context, operation));
  return {
    differences: results.flatMap(({ differences }) => differences),
    leftOut: results.flatMap(({ leftOut }) => leftOut),
  };
};

const resourcesOf = ({ readers, operations }: SequenceContext): readonly ResourceMembers[] => {
  const groups = new Map<Resource, ResourceMembers["members"][number][]>();
  const roles = inferRoles(readers.document, readers, operations);
  for (const operation of operations) {
    const role = roles.get(operation.id);
    if (role === undefined) continue;
    const members = groups.get(role.resource) ?? [];
    members.push({ operation, action: role.action });
    groups.set(role.resource, members);
  }
  return [...groups].map(([resource, members]) => ({ resource, members }));
};
