/**
 * `npm run screenshots`: the main pages with the demo company, in both languages, on a desktop and a phone, to docs/screenshots/. Chinese needs a font
 * that the browser finds (Debian: `apt-get install fonts-noto-cjk`).
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildPortal } from "../../web/build.mjs";
import { type Look, startPortal } from "./support/portal.ts";

const out = join(import.meta.dirname, "../../docs/screenshots");
const buyer = "buyer@hd01.example";
const sales = "sales@huotong.example";
/** Name, whose page, its address; `first` follows the first link of the list that is there. */
const shots: readonly { name: string; email: string; path: string; first?: true }[] = [
  { name: "distributor-home", email: buyer, path: "/" },
  { name: "catalogue", email: buyer, path: "/catalogue" },
  { name: "quick-order", email: buyer, path: "/cart?quick" },
  { name: "order", email: buyer, path: "/orders", first: true },
  { name: "hq-home", email: sales, path: "/" },
  { name: "queue", email: sales, path: "/queue" },
  { name: "stock", email: sales, path: "/stock" },
  { name: "price-list", email: sales, path: "/price-lists", first: true },
];
const looks = [
  { language: "zh-CN", phone: false },
  { language: "zh-CN", phone: true },
  { language: "en", phone: false },
  { language: "en", phone: true },
] as const satisfies Look[];

if (!buildPortal()) throw new Error("the portal does not build");
const portal = await startPortal();
let bytes = 0;
try {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const look of looks)
    for (const email of [buyer, sales]) {
      const { page, context, open, complaints } = await portal.person(email, look);
      const camera = await context.newCDPSession(page);
      for (const { name, path, first } of shots.filter((shot) => shot.email === email)) {
        await open(path);
        if (first) {
          const link = page.locator("main [role=table] [role=row] a").first();
          await open((await link.getAttribute("href"))!);
        }
        await page.evaluate("scrollTo(0, 0); document.fonts.ready");
        const { data } = await camera.send("Page.captureScreenshot", { format: "webp", quality: 70 });
        const image = Buffer.from(data, "base64");
        bytes += image.length;
        writeFileSync(join(out, `${name}.${look.language}.${look.phone ? "phone" : "desktop"}.webp`), image);
      }
      if (complaints.length > 0) throw new Error(complaints.join("\n"));
      await context.close();
    }
} finally {
  await portal.stop();
}
console.log(`${shots.length * looks.length} screenshots, ${Math.ceil(bytes / 1024)} KB, in docs/screenshots`);
