import type { RouteTrigger } from "../../shared/triggers.ts";

export interface Routed {
  trigger: RouteTrigger;
  params: Record<string, string>;
}
const segments = (path: string): string[] => path.split("/").slice(1);
const isName = (segment: string): boolean => segment.startsWith("{");

/** The route of a request as API Gateway finds it: every segment must match; where two do, the one with the earlier literal wins. */
export const router = (triggers: readonly RouteTrigger[]) => {
  const routes = triggers
    .map((trigger) => ({ trigger, parts: segments(trigger.route.path) }))
    .sort((a, b) => (a.parts.map(isName).join() < b.parts.map(isName).join() ? -1 : 1));
  return (method: string, path: string): Routed | undefined => {
    const asked = segments(path);
    const found = routes.find(
      ({ trigger, parts }) =>
        trigger.route.method === method &&
        parts.length === asked.length &&
        parts.every((part, i) => (isName(part) ? asked[i] !== "" : part === asked[i])),
    );
    if (!found) return undefined;
    try {
      const named = found.parts.flatMap((part, i) =>
        isName(part) ? [[part.slice(1, -1), decodeURIComponent(asked[i]!)] as const] : [],
      );
      return { trigger: found.trigger, params: Object.fromEntries(named) };
    } catch {
      return undefined; // a path that is not valid UTF-8 names nothing
    }
  };
};
