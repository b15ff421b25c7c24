import { buildPortal } from "../../../web/build.mjs";
import { findBrowser } from "./browser.ts";

/** vitest's globalSetup: the portal is built and the browser unpacked once, before workers that would do it beside each other. */
export default async (): Promise<void> => {
  if (!buildPortal()) throw new Error("the portal does not build");
  process.env.CHROME_PATH = await findBrowser();
};
