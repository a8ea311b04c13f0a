import Anthropic from "@anthropic-ai/sdk";
import type { CreateGet } from "./create-get.ts";

// It has no customers; a model is the plainest thing it reads.
export const createGet: CreateGet = (fetch) => {
  const client = new Anthropic({ apiKey: "key", fetch });
  return (id) => client.models.retrieve(id);
};
