import type { ReactNode } from "react";
import { useMe } from "./company.tsx";
import type { PageEntry } from "./pages.ts";
import { useTexts } from "./texts.ts";
import { words } from "./words.ts";

/** A page that a role does not open says so; the API would refuse it in any case. */
export const Guard = ({ page, children }: { page: PageEntry; children: ReactNode }) => {
  const say = useTexts(words);
  const { is } = useMe();
  return is(...page.who) ? children : <h1>{say("forbidden.title")}</h1>;
};
