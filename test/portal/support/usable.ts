import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Look, Person } from "./portal.ts";

export const looks: Look[] = [
  { language: "zh-CN", shade: "light" },
  { language: "en", shade: "dark" },
];

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
interface Found {
  id: string;
  impact: string;
  nodes: { target: string[]; html: string; failureSummary?: string }[];
}
/** Serious and critical violations of the page as it is. */
const violations = async ({ page }: Person): Promise<string[]> => {
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
const sideways = ({ page }: Person): Promise<number> =>
  page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

/** What is wrong with pages: for somebody who does not see them, and on a phone. `PICTURES=folder` keeps what was looked at. */
export const unusable = async (person: Person, paths: readonly string[]): Promise<string[]> => {
  const { page } = person;
  const wrong: string[] = [];
  const picture = async (path: string, size: string): Promise<void> => {
    const { PICTURES } = process.env;
    const language = await page.evaluate<string>("document.documentElement.lang");
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${path.replace(/\W+/g, "-")}-${language}-${size}.png`, fullPage: true }); // prettier-ignore
  };
  for (const path of paths) {
    await person.open(path);
    wrong.push(...(await violations(person)).map((text) => `${path} ${text}`));
    await picture(path, "desktop");
    await page.setViewportSize({ width: 360, height: 740 });
    const over = await sideways(person);
    if (over > 0) wrong.push(`${path} is ${over} px too wide for a phone`);
    await picture(path, "phone");
    await page.setViewportSize({ width: 1280, height: 860 });
  }
  return wrong;
};
