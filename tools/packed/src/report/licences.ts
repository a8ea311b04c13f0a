import type { Licences } from "../tarballs/licences.ts";

/** The licences as a page of the documentation. */
export const licencesMarkdown = (licences: Licences): string => {
  const lines = [...licences].map(([licence, names]) => `| ${licence} | ${names.join(", ")} |`);
  return `# Licences of everything that is installed

Written by \`pnpm test:everywhere\`; do not edit. All packages of this repository and everything that they depend on;
most of it comes with \`@provider-clients/contract\`, which belongs in a test setup.

| licence | packages |
| --- | --- |
${lines.join("\n")}
`;
};
