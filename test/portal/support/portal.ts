import type { Browser, BrowserContext, Page } from "playwright-core";
import { company } from "../../../local/companies/demo/load.ts";
import { clientSettings } from "../../../shared/client-settings.ts";
import { clock } from "../../../shared/clock.ts";
import { startSystem, type TestSystem } from "../../support/system.ts";
import { launchBrowser } from "./browser.ts";

export const demoPassword = "Huotong-demo-1";
export interface Look {
  language?: "en" | "zh-CN";
  shade?: "light" | "dark";
  phone?: boolean;
}
/** A person at a browser of their own. What the page complained of (policy, scripts, failed loads) is kept in `complaints`. */
export interface Person {
  page: Page;
  context: BrowserContext;
  complaints: string[];
  open(path: string): Promise<void>;
}
export interface Portal {
  system: TestSystem;
  browser: Browser;
  person(email: string, look?: Look): Promise<Person>;
  stop(): Promise<void>;
}

const people = new Set<Person>();
export const openPages = (): Person[] => [...people].filter(({ page }) => !page.isClosed());

/** The demo company on a running system, its portal, a browser. Events travel by themselves, as with `npm start`. */
export const startPortal = async (): Promise<Portal> => {
  // On a machine with other work the engine may be late; a story tells what people do, not how fast.
  Object.assign(clientSettings.requestHandler, { connectionTimeout: 10_000, requestTimeout: 30_000 });
  const system = await startSystem();
  // The browser and the sign-in have the machine's time. Behind it by as little as the start took, the API would refuse a token as one of the future.
  system.time.set(new Date(Date.now() + 1_000).toISOString());
  const { users } = system.identity;
  await company.load({
    now: clock.now(),
    createIdentity: async (email, password) => users.create(email, password, false).sub,
  });
  system.runByItself();
  const browser = await launchBrowser();
  return {
    system,
    browser,
    person: (email, look = {}) => signedIn(browser, system.at.portal, email, look),
    stop: async () => {
      await browser.close();
      await system.stop();
    },
  };
};

const signedIn = async (browser: Browser, portal: string, email: string, look: Look): Promise<Person> => {
  const { language = "zh-CN", shade = "light", phone = false } = look;
  const context = await browser.newContext({
    locale: language,
    colorScheme: shade,
    reducedMotion: "reduce",
    viewport: phone ? { width: 360, height: 740 } : { width: 1280, height: 860 },
    hasTouch: phone,
  });
  context.setDefaultTimeout(120_000); // only to end what hangs: a busy machine must not fail a test
  const page = await context.newPage();
  const complaints: string[] = [];
  await page.exposeFunction("complain", (text: string) => void complaints.push(text));
  await page.addInitScript(`document.addEventListener("securitypolicyviolation", (event) =>
    complain("policy: " + [event.violatedDirective, event.blockedURI, event.sample].join(" ")))`);
  page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
  page.on("console", (message) => {
    // A busy machine's 503 is asked again by the portal; the browser reports it all the same.
    if (message.type() === "error" && !/favicon|503 \(Service Unavailable\)/.test(message.text()))
      complaints.push(`console: ${message.text()}`);
  });
  const one: Person = { page, context, complaints, open: (path) => openPath(page, path) };
  people.add(one);
  await page.goto(portal);
  await fillSignIn(page, email);
  await page.locator("main h1").first().waitFor();
  const wanted = await page.locator("html").getAttribute("lang");
  if (wanted !== language) {
    await page.getByRole("button", { name: wanted === "en" ? /^Account/ : /^账号/ }).click();
    await turned(page, () =>
      page.getByRole("button", { name: language === "en" ? "English" : "中文", exact: true }).click(),
    );
    await page.locator(`html[lang="${language}"]`).waitFor();
  }
  return one;
};

/** The choice of a language is kept at the API: what comes before that has another version of the member. */
export const turned = async (page: Page, choose: () => Promise<unknown>): Promise<void> => {
  const kept = page.waitForResponse((response) => response.request().method() === "PUT" && response.url().endsWith("/me/locale")); // prettier-ignore
  await choose();
  await kept;
};

const openPath = async (page: Page, path: string): Promise<void> => {
  await page.evaluate(
    `history.pushState(null, "", ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent("popstate"))`,
  );
  await page
    .locator(`main[data-path="${path.split("?")[0]}"] h1`)
    .first()
    .waitFor();
  await page.locator("main .ant-skeleton, main [aria-busy=true]").first().waitFor({ state: "detached" });
};

export const fillSignIn = async (page: Page, email: string, password = demoPassword): Promise<void> => {
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(password);
  await page.locator("button").click();
};
