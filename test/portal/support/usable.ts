import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Person } from "./portal.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
interface Found {
  id: string;
  impact: string;
  nodes: { target: string[]; html: string; failureSummary?: string }[];
}
/** Serious and critical violations of the page as it is. */
export const violations = async ({ page }: Person): Promise<string[]> => {
  // evaluated by the test's own hand, which the page's policy does not bind
  await page.evaluate(axe);
  const found = (await page.evaluate(
    `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)`,
  )) as Found[];
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary?.slice(0, 200)}`),
    );
};
/** Pixels by which the page is too wide. */
export const sideways = ({ page }: Person): Promise<number> =>
  page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
