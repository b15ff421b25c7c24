import { afterAll, beforeAll, expect, it } from "vitest";
import { type Person, type Portal, startPortal } from "./support/portal.ts";
import { unusable } from "./support/usable.ts";

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
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

for (const email of [
  "admin@huotong.example",
  "finance@huotong.example",
  "warehouse@huotong.example",
  "manager@hd01.example",
])
  it(`the pages of ${email} are usable by everybody, within the page's policy, with nothing sideways on a phone`, async () => {
    const person = await portal.person(email);
    const paths = await everyPage(person);
    expect(paths.length).toBeGreaterThan(4);
    expect(await unusable(person, paths)).toEqual([]);
    expect(person.complaints).toEqual([]);
    await person.context.close();
  });
