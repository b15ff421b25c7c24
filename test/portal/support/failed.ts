import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach } from "vitest";
import { openPages } from "./portal.ts";

const out = join(import.meta.dirname, "../../../dist/portal-failures");

/** vitest's setup of each file: of a story that failed stays what every open page showed, as a picture and as text. */
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  mkdirSync(out, { recursive: true });
  const name = task.name.replaceAll(/\W+/g, "-").slice(0, 60);
  for (const [i, { page, complaints }] of openPages().entries()) {
    const file = join(out, `${name}-${i}`);
    await page.screenshot({ path: `${file}.png`, timeout: 20_000 }).catch(() => {});
    const text = await page.evaluate<string>("document.body.innerText").catch(String);
    writeFileSync(`${file}.txt`, [page.url(), ...complaints, text].join("\n"));
  }
  console.log(`what the pages showed: ${out}/${name}-*`);
}, 120_000);
