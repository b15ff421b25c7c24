import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Look, type Person, type Portal, startPortal } from "./support/portal.ts";
import { sideways, violations } from "./support/usable.ts";

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
}, 240_000);
afterAll(() => portal.stop());

/** Every address that the navigation offers, and what is behind the first link of each list. */
const everyPage = async (person: Person): Promise<string[]> => {
  const menu = await person.page
    .locator(".side a.nav-item")
    .evaluateAll((links) => links.map((a) => a.getAttribute("href")!));
  const inside: string[] = [];
  for (const path of menu) {
    await person.open(path);
    const first = await person.page.evaluate<string | undefined>(
      `document.querySelector("main [role=table] [role=row] a")?.getAttribute("href") ?? undefined`,
    );
    if (first) inside.push(first);
  }
  return [...new Set([...menu, ...inside])];
};

const looks: Look[] = [
  { language: "zh-CN", shade: "light" },
  { language: "en", shade: "dark" },
];
for (const email of [
  "admin@huotong.example",
  "finance@huotong.example",
  "warehouse@huotong.example",
  "manager@hd01.example",
])
  describe(`the pages of ${email}`, () => {
    for (const look of looks)
      it(`in ${look.language}, ${look.shade}: usable by everybody, within the page's policy, nothing sideways on a phone`, async () => {
        const person = await portal.person(email, look);
        const paths = await everyPage(person);
        expect(paths.length).toBeGreaterThan(4);
        const wrong: string[] = [];
        for (const path of paths) {
          await person.open(path);
          wrong.push(...(await violations(person)).map((text) => `${path} ${text}`));
          await person.page.setViewportSize({ width: 360, height: 740 });
          const over = await sideways(person);
          if (over > 0) wrong.push(`${path} is ${over} px too wide for a phone`);
          await person.page.setViewportSize({ width: 1280, height: 860 });
        }
        expect(wrong).toEqual([]);
        expect(person.complaints).toEqual([]);
        await person.context.close();
      }, 240_000);
  });
