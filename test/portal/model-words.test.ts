import { expect, it } from "vitest";
import { forecast, train, type SeriesIn, type Tier } from "../../shared/forecasting/index.ts";
import { members, membersOf, shareSays } from "../../web/src/pages/forecasts/models.ts";

const series = (id: string, x: readonly number[]): SeriesIn => ({ id, freq: "M", y: x });
const noise = (i: number): number => ((i * 7_919) % 101) / 101;
const months = Array.from({ length: 60 }, (_, i) => i);
const histories = [
  series("seasonal", months.map((i) => 100 + i + 30 * Math.sin((i * Math.PI) / 6) + 5 * noise(i))), // prettier-ignore
  series("with zeros", months.map((i) => (i % 9 === 0 ? 0 : 50 + 40 * noise(i)))), // prettier-ignore
  series("erratic", months.map((i) => 5 + 500 * noise(i) ** 6)), // prettier-ignore
  series("intermittent", months.map((i) => (i % 5 === 0 ? 1 + Math.round(5 * noise(i)) : 0))), // prettier-ignore
  series("obsolete", months.map((i) => (i < 20 ? 9 : 0))), // prettier-ignore
  series("constant", months.map(() => 7)), // prettier-ignore
  series("short", [3, 5, 4, 6, 5]),
];

it("a forecast's model is read as members and their shares", () => {
  expect(membersOf("dotm 0.41 + ets-log 0.59")).toEqual([
    { member: "dotm", share: 0.41 },
    { member: "ets-log", share: 0.59 },
  ]);
  expect(membersOf("seasonal naive")).toEqual([{ member: "seasonal naive" }]);
});

it("a member is never said to have 0 %: one of under half a per cent has less than 1", () => {
  const shares = membersOf("dotm 0.99 + gar 0.01 + ets 0.00").map(({ share }) => shareSays(share));
  expect(shares).toEqual(["share", "share", "trace"]);
  expect(membersOf("dotm 1.00").map(({ share }) => shareSays(share))).toEqual(["alone"]);
  expect(shareSays(membersOf("seasonal naive")[0]!.share)).toBe("alone");
});

it.each(["fast", "standard", "full"] satisfies Tier[])(
  "each member of the %s tier has a word in the portal",
  (tier) => {
    const artefact = train(histories, { freq: "M", h: 3, tier });
    const used = new Set(
      histories.flatMap((one) => membersOf(forecast(one, artefact).model).map(({ member }) => member)),
    );
    expect(used.size).toBeGreaterThan(5);
    expect([...used].filter((member) => !(members as readonly string[]).includes(member))).toEqual([]);
  },
);
