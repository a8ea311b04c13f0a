import OpenAI from "openai";
import type { CreateGet } from "./create-get.ts";

// It has no customers; a model is the plainest thing it reads.
export const createGet: CreateGet = (fetch) => {
  const client = new OpenAI({ apiKey: "key", fetch });
  return (id) => client.models.retrieve(id);
};
