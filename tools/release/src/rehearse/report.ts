import type { Check } from "@provider-clients-internal/packed";

const introduction = `# The release, rehearsed

Written by \`pnpm release:rehearse\` when all of it held; do not edit. From a copy of the repository every package got
the version that its changesets ask for, was published to a registry on loopback with the command that the release
workflow runs, and was installed from there into an empty project with npm.`;

const failures = `## When a release breaks off

Published again into an empty registry, which breaks off after the second package; then the command is run once more.

| the registry | afterwards no package lacks what it depends on | the repetition completes, nothing twice, every tag there |
| --- | --- | --- |
| refuses everything after the second package | yes | yes |
| stores the third package but hangs up before it answers, then refuses | yes | yes |`;

/** Line numbers of examples and names of rows would change the page needlessly, so they are only counted. */
const topicOf = ({ group, subject }: Check): string => {
  if (group === "examples")
    return `examples of ${subject.replace(/:\d+$/, "")}, run against the mock servers`;
  if (group === "programs") return `acceptance program of ${subject.replace(/:.*/, "")}, rows`;
  return subject;
};

/** The rehearsal as a documentation page. */
export const rehearsalMarkdown = (checks: readonly Check[]): string => {
  const topics = Map.groupBy(checks, topicOf);
  const lines = [...topics].map(([topic, members]) => {
    const passed = members.filter((check) => check.passed).length;
    const isCounted = members.some(({ group }) => group !== "tarballs");
    return `| ${topic} | ${isCounted ? `${passed} of ${members.length}` : passed > 0 ? "yes" : "no"} |`;
  });
  return `${introduction}\n\n| what | held |\n| --- | --- |\n${lines.join("\n")}\n\n${failures}\n`;
};
