import { afterAll, beforeAll, expect, it } from "vitest";
import { keyless } from "./support/keyboard.ts";
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

it("a page is seen to be wrong where no key comes, or the focus is not seen", async () => {
  const { page, context } = await portal.person("admin@huotong.example");
  await page.evaluate(`(() => {
    const add = (tag, text, style) => { const el = document.createElement(tag); el.textContent = text; Object.assign(el.style, style); document.querySelector("main .page").append(el); return el; };
    add("div", "for the mouse alone", { cursor: "pointer" });
    add("button", "unseen", { outline: "none", boxShadow: "none" });
    add("button", "before all", {}).tabIndex = 3;
  })()`);
  const { wrong } = await keyless(page);
  expect(wrong).toHaveLength(3);
  for (const said of [/^no key comes to .*for the mouse alone/, /^the focus is not seen on .*unseen/, /^an order of its own: .*before all/])
    expect(wrong.filter((text) => said.test(text))).toHaveLength(1);
  await context.close();
}); // prettier-ignore

/** English: of the others, whose pages are the admin's with fewer buttons, their home alone. */
const inBoth = ["admin@huotong.example", "manager@hd01.example"];
for (const email of [...inBoth, "finance@huotong.example", "warehouse@huotong.example"])
  it(`the pages of ${email} are usable by everybody, within the page's policy, with nothing sideways on a phone`, async () => {
    const person = await portal.person(email);
    const paths = await everyPage(person);
    expect(paths.length).toBeGreaterThan(4);
    expect(await unusable(person, paths, inBoth.includes(email) ? paths : ["/"])).toEqual([]);
    expect(person.complaints).toEqual([]);
    await person.context.close();
  });
