import { printTokens, type Token, tokensOf } from "./code-tokens.ts";
import { type Rename, rewriteIssue, rewriteTokens } from "./rewrite-tokens.ts";

/** The function that a folded report calls. */
export const REPORT_CODE = `function add(issues, issue) {
    if (issues === null) return [issue];
    issues.push(issue);
    return issues;
}`;

const INDENT = "    ";

/** Rewrites lines of Ajv's code, each of which is one statement or the head or end of a block. */
export const createLineWriter = (rename: Rename): ((lines: readonly string[], depth?: number) => string) => {
  // The same few lines make up most of the code.
  const known = new Map<string, string>();
  const rewrite = (line: string): string => {
    const text = known.get(line) ?? printTokens(rewriteTokens(tokensOf(line), rename));
    known.set(line, text);
    return text;
  };
  return (lines, outer = 0) => {
    const written: string[] = [];
    let depth = outer;
    let label = "";
    for (let index = 0; index < lines.length; index += 1) {
      const line = lines[index] ?? "";
      if (line.startsWith("}")) depth -= 1;
      const report = line.startsWith("const err") ? reportAt(lines, index) : undefined;
      if (report) index += report.lines - 1;
      // A label has a line of its own, before its loop.
      const isLabel = /^\w+:$/.test(line);
      const text = report ? report.text : isLabel ? line : rewrite(line);
      if (isLabel) label = `${text} `;
      else {
        written.push(`${INDENT.repeat(depth)}${label}${text}`);
        label = "";
      }
      if (line.endsWith("{")) depth += 1;
    }
    return written.join("\n");
  };
};

/** Ajv adds an error in seven lines; `vErrors = add(vErrors, {…});` is one. */
const reportAt = (
  lines: readonly string[],
  index: number,
): { readonly text: string; readonly lines: number } | undefined => {
  const [, name, , value] = tokensOf(lines[index] ?? "");
  if (name === undefined || value !== "{") return undefined;
  const tokens = tokensOf(lines[index] ?? "").slice(3, -1);
  const issue = rewriteIssue(tokens);
  const rest = [
    "if(vErrors === null){",
    `vErrors = [${name}];`,
    "}",
    "else {",
    `vErrors.push(${name});`,
    "}",
  ];
  return rest.every((expected, offset) => lines[index + 1 + offset] === expected)
    ? { text: printTokens(reportTokens(issue)), lines: rest.length + 1 }
    : { text: printTokens(["const", name, "=", ...issue, ";"]), lines: 1 };
};

const reportTokens = (issue: readonly Token[]): readonly Token[] => [
  ...["vErrors", "=", "add", "(", "vErrors", ","],
  ...issue,
  ...[")", ";"],
];
