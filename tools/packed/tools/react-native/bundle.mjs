// `node bundle.mjs <folder> <entry> <file>`: a program as React Native's packager makes it, then Hermes' bytecode of it.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Metro from "metro";
import { getDefaultConfig, mergeConfig } from "metro-config";

const require = createRequire(import.meta.url);
const [folder, entry, file] = process.argv.slice(2);

// What @react-native/metro-config sets, but for what needs React Native itself.
const config = mergeConfig(await getDefaultConfig(folder), {
  projectRoot: folder,
  watchFolders: [dirname(import.meta.dirname)],
  cacheStores: [],
  reporter: { update: () => {} },
  resolver: {
    useWatchman: false,
    platforms: ["android", "ios"],
    resolverMainFields: ["react-native", "browser", "main"],
    unstable_conditionNames: ["react-native"],
    // Beside the project, where the helpers of the preset are.
    nodeModulesPaths: [join(import.meta.dirname, "node_modules")],
  },
  transformer: {
    babelTransformerPath: require.resolve("@react-native/metro-babel-transformer"),
    asyncRequireModulePath: require.resolve("metro-runtime/src/modules/asyncRequire"),
    getTransformOptions: async () => ({
      transform: { experimentalImportSupport: false, inlineRequires: true },
    }),
  },
});

const { code } = await Metro.runBuild(config, {
  entry,
  out: file,
  platform: "ios",
  dev: false,
  minify: false,
  unstable_transformProfile: "hermes-stable",
});
if (code === "") throw new Error("Metro wrote nothing.");

const platforms = { linux: "linux64-bin/hermesc", darwin: "osx-bin/hermesc", win32: "win64-bin/hermesc.exe" };
const compiler = join(dirname(require.resolve("hermes-compiler/package.json")), "hermesc");
execFileSync(
  join(compiler, platforms[process.platform]),
  ["-O", "-emit-binary", "-out", `${file}.hbc`, file],
  {
    stdio: ["ignore", "ignore", "inherit"],
  },
);
