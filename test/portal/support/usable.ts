import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { keyless } from "./keyboard.ts";
import { type Person, turned } from "./portal.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
interface Found {
  id: string;
  impact: string;
  nodes: { target: string[]; html: string; failureSummary?: string }[];
}
/** Serious and critical violations of the page as it is; `colours`: those that depend on nothing else, which is all that another shade changes. */
const violations = async ({ page }: Person, colours = false): Promise<string[]> => {
  // evaluated by the test's own hand, which the page's policy does not bind
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe);
  const rules = colours ? { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } } : {};
  const found = (await page.evaluate(
    `axe.run(document, ${JSON.stringify({ resultTypes: ["violations"], ...rules })}).then(({ violations }) => violations)`,
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

/** By the account's own buttons, which work unseen too. */
const turn = async ({ page }: Person, to: { language: string } | { shade: string }): Promise<void> => {
  const [name, wanted, nth] = "language" in to ? (["lang", to.language, 0] as const) : (["data-shade", to.shade, 1] as const); // prettier-ignore
  const html = page.locator("html");
  if ((await html.getAttribute(name)) === wanted) return;
  const choose = () => page.evaluate(`document.querySelectorAll("#account .account-choice")[${nth}].click()`);
  await ("language" in to ? turned(page, choose) : choose());
  await page.locator(`html[${name}="${wanted}"]`).waitFor();
  // Colours go over into each other: looked at is where they end.
  await page.evaluate(`Promise.all(document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime < 10_000).map(({ finished }) => finished.catch(() => {})))`); // prettier-ignore
};

/**
 * What is wrong with pages, in both languages and shades: for somebody who does not see them, without a mouse, and on a phone. Each page is opened once in
 * each language, or in English those of `english` alone. `PICTURES=folder` keeps what was looked at.
 */
export const unusable = async (person: Person, paths: readonly string[], english = paths): Promise<string[]> => {
  const { page } = person;
  const wrong: string[] = [];
  const { PICTURES } = process.env;
  let stops = 0;
  let clickable = 0;
  for (const language of ["zh-CN", "en"]) {
    await turn(person, { language });
    for (const path of language === "en" ? english : paths) {
      await person.open(path);
      const say = (found: readonly string[]): void => void wrong.push(...found.map((text) => `${path} ${language} ${text}`));
      const picture = async (look: string): Promise<void> => {
        if (PICTURES) await page.screenshot({ path: `${PICTURES}/${path.replace(/\W+/g, "-")}-${language}-${look}.png`, fullPage: true });
      };
      for (const shade of ["light", "dark"]) {
        await turn(person, { shade });
        say(await violations(person, shade === "dark"));
        await picture(shade);
      }
      if (language === "zh-CN") {
        const found = await keyless(page);
        say(found.wrong);
        stops += found.stops;
        clickable += found.looked;
      }
      await page.setViewportSize({ width: 360, height: 740 });
      const over = await sideways(person);
      if (over > 0) say([`${over} px too wide for a phone`]);
      await picture("phone");
      await page.setViewportSize({ width: 1280, height: 860 });
    }
  }
  if (stops < 10 * paths.length) wrong.push(`only ${stops} places for the focus on ${paths.length} pages`);
  console.log(`${paths.length} pages in two languages and shades: ${clickable} things to click, ${stops} places for the focus`);
  return wrong;
}; // prettier-ignore
