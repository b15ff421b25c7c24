import type { EventDefinition } from "../events/define.ts";
import { eventsOf, isEvent, isJob, isRoute, isStream, type Trigger } from "../shared/triggers.ts";

type Domains = Record<string, readonly Trigger[]>;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
const byFirst = (a: readonly string[], b: readonly string[]): number => (a[0]! < b[0]! ? -1 : a[0]! > b[0]! ? 1 : 0);
const file = (run: string): string => `[${run.slice(run.indexOf("/") + 1)}](../functions/${run}.ts)`;

/** Every way in and who hears what. Events without a subscriber are not here: look into events/. */
export const mapOf = (domains: Domains): string => {
  const all = Object.values(domains).flat();
  const edges = all.filter(isEvent).flatMap((t) => eventsOf(t).map((event) => ({ event, run: t.run })));
  const events = new Map<string, { event: EventDefinition; heardBy: string[] }>();
  for (const { event, run } of edges) {
    const known = events.get(`${event.source} ${event.type}`);
    if (known) known.heardBy.push(run);
    else events.set(`${event.source} ${event.type}`, { event, heardBy: [run] });
  }
  const heard = [...events.values()]
    .map(({ event: { source, type }, heardBy }) => [
      source.replace("huotong.", ""),
      type,
      heardBy.sort().map((run) => `${run.split("/")[0]} ${file(run)}`).join("<br>"), // prettier-ignore
    ])
    .sort((a, b) => byFirst([a.join(" ")], [b.join(" ")]));
  const jobs = all.filter(isJob).map(({ every, run, ifBroken }) => [file(run), `\`${every}\``, ifBroken]);
  const streams = all.filter(isStream).map(({ run, ifBroken }) => [file(run), "the table's stream", ifBroken]);
  const routes = Object.entries(domains).flatMap(([domain, triggers]) => {
    const rows = triggers
      .filter(isRoute)
      .map(({ route, run }) => [
        `\`${route.method} ${route.path}\``,
        typeof route.who === "string" ? `*${route.who}*` : route.who.join(", "),
        file(run),
      ]);
    return rows.length > 0 ? [`### ${domain}\n\n${table(["route", "who", "entry point"], rows)}`] : [];
  });
  return `<!-- Printed by npm run map. Do not edit: change functions/*/triggers.ts. -->
# Map

## Who hears what

${table(["of", "event", "heard by"], heard)}

## What the clock does

${table(["entry point", "when", "if broken"], [...jobs.sort(byFirst), ...streams])}

## Routes

${routes.join("\n\n")}
`;
};
