import { existsSync } from "node:fs";
import type { Browser } from "playwright-core";
import { chromium } from "playwright-core";

const installed = [
  process.env.CHROME_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
/** Nothing of the browser's own goes out to the network. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--lang=zh-CN",
];

/** CHROME_PATH, a browser that is installed, or the one that comes as a package (Linux). */
export const findBrowser = async (): Promise<string> => {
  const there = installed.find((path) => path && existsSync(path));
  if (there) return there;
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error("No browser was found for the portal's tests. Install Chrome or Chromium, or set CHROME_PATH.");
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath();
};
/** Not with the package's own arguments: they are for Lambda, one process for everything. */
export const launchBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await findBrowser(), args: quiet });
