import type { Page } from "playwright-core";

/**
 * In the page: what reacts to a click, by React's own handlers and by the hand that the pointer becomes, and what a keyboard comes to.
 * A figure's little arrows, a box's cross and the like belong to the box that they stand in: there keys do the same.
 */
const inPage = `(() => {
  const native = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]";
  const boxes = ".ant-select, .ant-input-number, .ant-picker, .ant-input-affix-wrapper, label";
  const shown = (el) => el.checkVisibility({ visibilityProperty: true }) && !el.closest("[inert]");
  const off = (el) => el.matches(":disabled, [aria-disabled=true]") || el.closest(".ant-select-disabled, fieldset:disabled");
  const tabbable = (el) => el.matches(native) && el.tabIndex >= 0 && !off(el) && shown(el);
  const props = (el) => el[Object.keys(el).find((name) => name.startsWith("__reactProps$"))] ?? {};
  const named = (el) => el.outerHTML.replace(/\\s+/g, " ").slice(0, 160);
  const all = [...document.body.querySelectorAll("*")];
  const within = (el, test) => { for (let at = el; at && at !== document.body; at = at.parentElement) if (test(at)) return true; return false; };
  const has = (el) => tabbable(el) || [...el.querySelectorAll(native)].some(tabbable);
  const clickable = all.filter((el) => {
    if (!shown(el) || off(el) || within(el, off) || el.closest("svg") !== null && el.tagName !== "svg") return false;
    const { onClick, onMouseDown, role } = props(el);
    const hand = getComputedStyle(el).cursor === "pointer" && getComputedStyle(el.parentElement).cursor !== "pointer";
    return Boolean(onClick ?? (role && onMouseDown)) || hand;
  });
  const wrong = [];
  for (const el of clickable) {
    const box = el.closest(boxes);
    if (!within(el, tabbable) && !has(el) && !(box && has(box))) wrong.push("no key comes to " + named(el));
    const own = props(el);
    if (own.onClick && tabbable(el) && !el.matches("a[href], button, input, select, textarea, summary, label") && !own.onKeyDown && !own.onKeyUp && !own.onKeyPress)
      wrong.push("no key works on " + named(el));
  }
  for (const el of all) if (el.tabIndex > 0) wrong.push("an order of its own: " + named(el));
  return { wrong, looked: clickable.length, stops: all.filter(tabbable) };
})()`;

/** What of an element, or of the box that it stands in, tells that it has the focus. */
const unseen = `(stops) => {
  const look = (el) => [el, el.parentElement, el.parentElement?.parentElement, el.closest(".ant-select, .ant-input-number, .ant-input-affix-wrapper, .ant-segmented-item, .ant-radio-wrapper, .ant-checkbox-wrapper")]
    .filter(Boolean).map((at) => { const s = getComputedStyle(at); return [s.outlineStyle, s.outlineWidth, s.boxShadow, s.borderColor, s.backgroundColor, s.textDecorationLine, s.clip].join(); });
  const looks = () => stops.map((el) => look(el).concat(...[...el.parentElement.children].map((at) => look(at)[0])).join("|"));
  document.activeElement?.blur?.();
  const before = looks();
  const wrong = [];
  stops.forEach((el, i) => {
    el.focus({ preventScroll: true });
    if (document.activeElement !== el) return;
    const now = look(el).concat(...[...el.parentElement.children].map((at) => look(at)[0])).join("|");
    if (now === before[i]) wrong.push("the focus is not seen on " + el.outerHTML.slice(0, 160));
  });
  document.activeElement?.blur?.();
  return wrong;
}`;

/** Things that react to a click and that no key reaches or works, and those on which the focus is not seen. */
export const keyless = async (page: Page): Promise<{ wrong: string[]; looked: number; stops: number }> => {
  // The last thing that was touched was the keyboard: only then does the browser show the focus.
  await page.keyboard.press("Tab");
  return page.evaluate(`(() => {
    const { wrong, looked, stops } = ${inPage};
    return { wrong: [...wrong, ...(${unseen})(stops)], looked, stops: stops.length };
  })()`);
};

/**
 * Every place at which Tab stops (or Shift and Tab) on the way from the page's first link round to it, by what it says and the row that it is in. The page
 * writes down the places: keys are pressed ten at a time.
 */
export const walked = async (page: Page, back = false): Promise<string[]> => {
  await page.evaluate(`(() => {
    const first = document.querySelector(".skip");
    first.focus();
    window.walk = { places: [], round: false };
    window.looking?.abort();
    window.looking = new AbortController();
    addEventListener("focusin", ({ target: el }) => {
      if (walk.round) return;
      if (el === first) return void (walk.round = true);
      const row = el.closest(".list-row, tr")?.querySelector("a, th")?.textContent ?? "";
      walk.places.push([el.tagName, el.getAttribute("aria-label") ?? el.textContent.slice(0, 40), row].join(" "));
    }, { signal: looking.signal });
  })()`);
  for (let i = 0; i < 50; i += 1) {
    for (let n = 0; n < 10; n += 1) await page.keyboard.press(back ? "Shift+Tab" : "Tab");
    const { places, round } = await page.evaluate<{ places: string[]; round: boolean }>("walk");
    if (round) return places;
  }
  throw new Error("500 times Tab do not come round the page");
};
