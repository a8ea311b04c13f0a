import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { type OnDemand, temporaryFolder } from "@provider-clients-internal/shared";
import { installProject } from "../packed/install-project.ts";
import { packPackages } from "../packed/pack-packages.ts";
import { writeRecipe } from "./write-recipe.ts";

/** A project beside a tool, so that the tool resolves from it; removed when it is disposed of. */
export interface RecipeProject extends AsyncDisposable {
  readonly folder: string;
}

/** Makes a project with the files of a recipe and the packed clients. */
export const createProject = async (tool: OnDemand, page: string): Promise<RecipeProject> => {
  using tarballs = temporaryFolder("recipe");
  const folder = await mkdtemp(join(tool.folder, "project-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const packages = ["client-core", "payabli", "soap"].map((id) => `@provider-clients/${id}`);
    await installProject(folder, await packPackages(tarballs.path), { packages });
    await writeRecipe(page, folder);
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder, [Symbol.asyncDispose]: remove };
};
