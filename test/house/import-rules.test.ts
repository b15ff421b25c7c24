import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const require = createRequire(import.meta.url);
const { forbidden, options } = require("../../.dependency-cruiser.cjs") as {
  forbidden: (IForbiddenRuleType & { name: string })[];
  options: ICruiseOptions;
};
/** A small system that breaks each rule once: the file that does, and what it imports. */
const offences: Record<string, [file: string, imported: string]> = {
  "no-circles": ["shared/chicken.ts", "./egg.ts"],
  "rules-are-pure": ["functions/tea/tea.ts", "./tea.table.ts"],
  "rules-know-no-builtins": ["functions/tea/leaf.ts", "node:fs"],
  "domains-meet-at-the-front-door": ["functions/cups/cups.table.ts", "../tea/tea.table.ts"],
  "nobody-imports-an-entry-point": ["functions/tea/index.ts", "./brew-tea.http.ts"],
  "infra-sees-triggers-not-code": ["infra/app.ts", "../functions/tea/tea.ts"],
  "cdk-stays-in-infra": ["functions/tea/steep-tea.job.ts", "aws-cdk-lib"],
  "the-portal-sees-contracts-only": ["web/main.ts", "../shared/egg.ts"],
  "contracts-know-only-zod": ["shared/contracts/tea.ts", "../egg.ts"],
  "events-know-only-zod-and-contracts": ["events/tea.ts", "../shared/egg.ts"],
  "shared-knows-no-domain": ["shared/kettle.ts", "../functions/tea/index.ts"],
  "nothing-needs-local-or-tests": ["shared/water.ts", "../local/start.ts"],
  "every-import-resolves": ["shared/spoon.ts", "./there-is-none.ts"],
};
const innocent: Record<string, string> = {
  "shared/egg.ts": 'import "./chicken.ts";',
  "functions/tea/tea.table.ts": "export const a = 1;",
  "functions/tea/brew-tea.http.ts": 'import "./tea.table.ts";',
  "local/start.ts": "export const a = 1;",
  "node_modules/aws-cdk-lib/index.js": "module.exports = {};",
  "node_modules/aws-cdk-lib/package.json": '{ "name": "aws-cdk-lib", "version": "1.0.0", "main": "index.js" }',
  "package.json": '{ "dependencies": { "aws-cdk-lib": "1.0.0" } }',
};

describe("the import rules", () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "imports-")));
  afterAll(() => rmSync(folder, { recursive: true }));

  const look = async (): Promise<ICruiseResult> => {
    const folders = ["functions", "shared", "events", "infra", "local", "web"];
    const ruleSet = { forbidden };
    const { output } = await cruise(folders, { ...options, baseDir: folder, validate: true, ruleSet });
    return output as ICruiseResult;
  };

  it("each catch the file that breaks them", async () => {
    const broken = Object.values(offences).map(([file, imported]) => [file, `import "${imported}";`] as const);
    for (const [file, text] of [...Object.entries(innocent), ...broken]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const { summary } = await look();
    expect(summary.totalCruised).toBeGreaterThan(broken.length);
    const caught = new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`));
    expect(forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(offences).sort());
    for (const [name, [file]] of Object.entries(offences)) expect([...caught]).toContain(`${name}: ${file}`);
  });

  it("exempt no step that is gone", () => {
    const steps = require("../../.import-steps.json") as string[];
    expect(steps.filter((step) => !existsSync(join(root, "functions", `${step}.ts`)))).toEqual([]);
  });
});
