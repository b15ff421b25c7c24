import type { z } from "zod";
import type { getTimeline } from "../../../../shared/contracts/orders.ts";
import { useFormats } from "../../app/company.tsx";
import type { Reply } from "../../app/ask.ts";
import { language, useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import type { HoldKind } from "../../../../shared/contracts/order-model.ts";
import type { Entry } from "../../parts/timeline.tsx";
import type { Tone } from "../../parts/tags.tsx";
import { useFigures } from "./hold.tsx";
import { order as orderTexts } from "./order.texts.ts";
import { told } from "./told.texts.ts";

type Row = Reply<typeof getTimeline>["items"][number];
type Kind = z.infer<typeof HoldKind>;
const tones: Record<string, Tone> = {
  OrderApproved: "good",
  ShipmentReceived: "good",
  HoldReleased: "good",
  ShipmentShipped: "info",
  OrderHeld: "bad",
  OrderRejected: "bad",
  OrderCancelled: "bad",
  PromiseMissed: "bad",
  OrderSubmitted: "info",
  OrderChanged: "waits",
};
const list = (texts: readonly string[]): string => new Intl.ListFormat(language(), { type: "unit" }).format(texts);

/** A row of an order's timeline in words; `placeOf` names a warehouse where the reader may know it. */
export const useTold = (placeOf: (id: unknown) => string | undefined) => {
  const say = useTexts(told);
  const of = useTexts(orderTexts);
  const word = useTexts(words);
  const figures = useFigures();
  const { money, number } = useFormats();
  const sentences = told.keys as readonly string[];

  const headline = ({ what, facts }: Row): string => {
    const place = placeOf(facts.locationId);
    const values = {
      ...figures(facts),
      total: money(Number(facts.totalFen ?? 0), facts.currency as "CNY"),
      steps: list(((facts.steps ?? []) as "business"[]).map((step) => of(`review.${step}`))),
      hold: facts.kind ? word(`hold.${facts.kind as Kind}`) : "",
      settlement: facts.settlement ? of(`settlement.${facts.settlement as "paid"}`) : "",
      status: facts.status ? say(`scan.${facts.status as "delivered"}`) : "",
      place: place ? ` · ${place}` : "",
      what,
    };
    return say((sentences.includes(what) ? what : "other") as "other", values);
  };
  const arrived = (lines: { received: number; damaged: number; lost: number }[]): string[] =>
    (["received", "damaged", "lost"] as const).flatMap((name) => {
      const count = lines.reduce((n, line) => n + line[name], 0);
      return count > 0 ? [say(name === "received" ? "arrived" : name, { [name]: number(count) })] : [];
    });
  const details = ({ what, facts }: Row): string[] => {
    const shown = figures(facts);
    const holds = (facts.holds ?? []) as Kind[];
    const found: string[] = [];
    if (what === "OrderHeld" && facts.code) found.push(of(facts.code as "credit/exceeded", figures(facts.facts as object as Record<string, unknown>))); // prettier-ignore
    if (holds.length > 0) found.push(say("heldBy", { holds: list(holds.map((kind) => word(`hold.${kind}`))) }));
    if (facts.byRule) found.push(say("byRule", { rule: say(`rule.${facts.byRule as "off"}`) }));
    if (facts.voidsReviews) found.push(say("voids"));
    if (what === "OrderSettled") found.push(say("invoicedPaid", shown));
    if (what === "PromiseMissed") found.push(say("late", shown));
    if (what === "ShipmentReceived") found.push(list(arrived(facts.lines as Parameters<typeof arrived>[0])));
    if (facts.expectedOn) found.push(say("expected", shown));
    if (facts.reason) found.push(`“${String(facts.reason)}”`);
    if (facts.note) found.push(`“${String(facts.note)}”`);
    if (facts.text) found.push(String(facts.text));
    return found;
  };
  const nameOf = ({ id, name }: Row["who"]): string =>
    id === "system" ? say("system") : id === "HQ" ? say("hq") : id === "history" ? say("history") : name;
  return (row: Row): Entry => ({
    key: row.version,
    at: row.at,
    what: headline(row),
    who: nameOf(row.who),
    more: details(row).join(" "),
    tone: tones[row.what] ?? "calm",
  });
};
