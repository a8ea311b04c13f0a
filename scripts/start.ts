import { quietTurbo } from "./tasks/quiet-turbo.ts";

// `npm start`: from a fresh clone to one customer changed at three providers. The demo is imported last,
// because it needs the packages that the step before it builds.
await quietTurbo("Generating the clients", ["generate"]);
await quietTurbo("Building the packages", ["build", "--filter=./packages/*"]);
const { demo } = await import("./start/demo.ts");
await demo();
