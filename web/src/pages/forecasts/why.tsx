import type { Forecast } from "../../../../shared/contracts/forecasts.ts";
import { nextPeriod } from "../../../../shared/contracts/periods.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { Rows } from "../../parts/list.tsx";
import { Facts, Section } from "../../parts/page.tsx";
import { members, membersOf, shareSays } from "./models.ts";
import { forecasts } from "./texts.ts";

const known = [
  "season-of-group",
  "naive",
  "look-alikes",
  "obsolete",
  "gaps",
  "short",
  "too-short",
  "constant",
] as const;

/** What the number is made of, period by period, and what it comes from. */
export const Why = ({ forecast }: { forecast: Forecast }) => {
  const say = useTexts(forecasts);
  const { number } = useFormats();
  const { from, mean, parts, model, route, flags, outOfStock = [] } = forecast;
  const rows = mean.map((expected, i) => ({ period: nextPeriod(from, i), expected, i }));
  const factor = (f: number | undefined): string => (f === undefined || f === 1 ? "–" : `× ${number(Math.round(f * 100) / 100)}`); // prettier-ignore
  const flagSays = (flag: string): string => {
    const one = known.find((name) => name === flag);
    return one ? say(`flag.${one}`) : say("flagOther", { flag });
  };
  const modelSays = ({ member, share }: ReturnType<typeof membersOf>[number]): string => {
    const one = members.find((name) => name === member);
    const name = one ? say(`model.${one}`) : member;
    const says = shareSays(share);
    if (says === "alone") return name;
    return says === "trace"
      ? say("modelTrace", { name })
      : say("modelShare", { name, share: number(Math.round(share! * 100)) });
  };
  const has = (of: keyof Forecast["parts"]): boolean => parts[of].some((f) => f !== 1);
  const column = (of: "season" | "holiday" | "promotion") =>
    has(of) ? [{ title: say(of), cell: ({ i }: { i: number }) => factor(parts[of][i]), end: true }] : [];
  return (
    <Section title={say("why")}>
      <p className="quiet small">{say("whySays")}</p>
      <Facts
        rows={[
          [say("route"), say(`route.${route}` as "route.regular")],
          [say("model"), membersOf(model).map(modelSays).join(" · ")],
          [say("flags"), flags.length > 0 && flags.map(flagSays).join(" · ")],
          [say("outOfStock"), outOfStock.length > 0 && say("outOfStockIn", { periods: outOfStock.join(", ") })],
        ]}
      />
      <Rows
        label={say("why")}
        rows={rows}
        empty={null}
        rowKey={({ period }) => period}
        columns={[
          { title: say("period"), cell: ({ period }) => period },
          { title: say("expected"), cell: ({ expected }) => number(Math.round(expected)), end: true },
          { title: say("level"), cell: ({ i }) => number(Math.round(parts.level[i] ?? 0)), end: true },
          ...column("season"),
          ...column("holiday"),
          ...column("promotion"),
        ]}
      />
    </Section>
  );
};
