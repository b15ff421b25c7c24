import { describe, expect, it } from "vitest";
import { forecast, train, type Tier } from "../../shared/forecasting/index.ts";
import { dotm, theta } from "../../shared/forecasting/theta.ts";
import { normalQuantile } from "../../shared/forecasting/intervals.ts";
import { anItem, items } from "./make.ts";

const artefact = train(items(30), { freq: "M", h: 12, tier: "full" });
const of = (y: (number | null)[], id = "x") => forecast({ id, freq: "M", y }, artefact);

describe("the route", () => {
  it.each([
    ["regular", Array.from(anItem().y)],
    ["short", Array.from(anItem({ months: 12 }).y)],
    ["intermittent", [0, 0, 4, 0, 0, 1, 0, 0, 0, 7, 0, 0, 2, 0, 0, 0, 3, 0]],
    [
      "obsolete",
      [...Array.from({ length: 24 }, (_, t) => (t % 3 === 0 ? 5 : 0)), ...Array.from({ length: 14 }, () => 0)],
    ],
    ["flat", Array.from({ length: 30 }, () => 7)],
    ["flat", []],
    ["erratic", Array.from({ length: 60 }, (_, t) => (t % 15 === 3 ? 0 : 3 + ((7 * t) % 5)))],
  ])("is %s for a history like this", (route, y) => {
    expect(of(y as (number | null)[]).route).toBe(route);
  });

  it("lets a dead item fall towards nothing and says so", () => {
    const out = of([...Array.from({ length: 24 }, () => 10), ...Array.from({ length: 36 }, () => 0)]);
    expect(out.diag.flags).toContain("obsolete");
    expect(out.mean[0]!).toBeLessThan(0.5);
  });

  it("bridges gaps and says so", () => {
    const y = Array.from(anItem().y, (v, t) => (t === 20 || t === 21 ? null : v));
    const out = of(y);
    expect(out.diag.flags).toContain("gaps");
    expect(out.total.mean / of(Array.from(anItem().y)).total.mean).toBeCloseTo(1, 1);
  });
});

describe("the members", () => {
  it("continue a straight line: DOTM exactly, theta with half its slope", () => {
    const line = Float64Array.from({ length: 40 }, (_, t) => 10 + 2 * t);
    dotm(line, 3).forEach((v, k) => expect(v).toBeCloseTo(90 + 2 * k, 0));
    expect(theta(line, 3)[2]! - theta(line, 3)[1]!).toBeCloseTo(1, 6);
  });

  it.each(["fast", "standard", "full"] as Tier[])("find season and growth on the %s tier", (tier) => {
    const shared = train(items(30), { freq: "M", h: 12, tier });
    const shape = Array.from(
      { length: 12 },
      (_, k) => 100 * (1 + (60 + k) / 200) * (1 + 0.3 * Math.sin((2 * Math.PI * k) / 12)),
    );
    forecast(anItem({ id: "seen" }), shared).mean.forEach((v, k) =>
      expect(Math.abs(v / shape[k]! - 1)).toBeLessThan(0.15),
    );
  });
});

describe("the normal quantile", () => {
  it("is that of the tables", () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 5);
    expect(normalQuantile(0.1)).toBeCloseTo(-1.281552, 5);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232, 5);
  });
});
