import type { ComponentType, ReactNode } from "react";
import type { Role } from "../../../shared/contracts/contract.ts";
import type { Locale } from "../../../shared/contracts/primitives.ts";

/** One page. Its folder under pages/ exports one or several of these from page.tsx; that is all it takes to be in the router and the navigation. */
export interface PageEntry {
  path: string;
  title: Record<Locale, string>;
  /** Roles that may open it: those of the route it lives on. */
  who: readonly Role[];
  /** In the navigation, where it has an icon; in this order. */
  icon?: ReactNode;
  order?: number;
  group?: "work" | "goods" | "partners" | "settings";
  /** Among the five of a phone's lower bar, for these roles. */
  onPhone?: readonly Role[];
  load: () => Promise<{ default: ComponentType }>;
}

const found = import.meta.glob<{ pages: PageEntry[] }>("../pages/*/page.tsx", { eager: true });
export const pages: readonly PageEntry[] = Object.values(found)
  .flatMap(({ pages }) => pages)
  .sort((a, b) => (a.order ?? 999) - (b.order ?? 999));
export const menuOf = (role: Role): PageEntry[] => pages.filter(({ icon, who }) => icon && who.includes(role));
