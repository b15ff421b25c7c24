import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { covered, withFestivalsAhead } from "../../functions/supply-plans/build-up.ts";
import { outlookOf } from "../../functions/supply-plans/outlook.ts";
import { planOf, type PlanInput, type Proposal } from "../../functions/supply-plans/plan.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import { aPlanInput, foreseen, settings, shanghai, steady, stockOf, wuhan } from "./foreseen.ts";

const ofKind = (proposals: readonly Proposal[], kind: string) => proposals.filter(({ need }) => need.kind === kind);
const planned = (change: Partial<PlanInput> = {}) => planOf(aPlanInput(change));
const produced = (change: Partial<PlanInput> = {}) => ofKind(planned(change).proposals, "produce")[0];

describe("what to produce", () => {
  it("is the demand of lead time and review less what is there and on its way, in whole lots", () => {
    const stock = { ...stockOf(105, { incoming: 50, inTransit: 20 }), onHand: 125, reserved: 20 };
    const line = produced({ warehouses: [{ locationId: shanghai, stock }] })!;
    // December and 29 days of January are due: 310 + 290.
    expect(line.need).toMatchObject({ demand: 600, available: 105, onItsWay: 70, netRequirement: 425, lotSize: 10 });
    expect(line.quantity).toBe(430);
  });
  it("is nothing where enough is there, and nothing where nothing is wanted", () => {
    expect(produced({ warehouses: [{ locationId: shanghai, stock: stockOf(600) }] })).toBeUndefined();
    expect(produced({ whole: steady(0), regions: [] })).toBeUndefined();
  });
  it("has to be ordered a lead time before stock falls below the safety stock", () => {
    const line = produced({ warehouses: [{ locationId: shanghai, stock: stockOf(400) }] })!;
    expect(line).toMatchObject({ neededOn: "2027-01-10", orderBy: "2026-12-11" });
  });
  it("that stands on its way is not proposed again", () => {
    const first = produced()!;
    const stock = stockOf(0, { incoming: first.quantity });
    expect(produced({ warehouses: [{ locationId: shanghai, stock }] })).toBeUndefined();
  });
  it("goes to the warehouse that lacks most", () => {
    const regions = [
      { region: "华东", outlook: steady(110), suppliedBy: shanghai },
      { region: "华中", outlook: steady(200), suppliedBy: wuhan },
    ];
    const warehouses = [
      { locationId: shanghai, stock: stockOf(0) },
      { locationId: wuhan, stock: stockOf(0) },
    ];
    expect(produced({ regions, warehouses })!.locationId).toBe(wuhan);
    const full = [warehouses[0]!, { locationId: wuhan, stock: stockOf(300) }];
    expect(produced({ regions, warehouses: full })!.locationId).toBe(shanghai);
  });
});

describe("what to build up before a festival", () => {
  // 春节 2027 is on 6 February: it stirs January (17th on) more than February.
  const spring = { peak: { 1: 1.5 } };
  const months = steady(310, spring);
  const regions = [{ region: "华东", outlook: months, suppliedBy: shanghai }];
  const buildUps = (change: Partial<PlanInput> = {}) =>
    ofKind(planned({ whole: months, regions, ...change }).proposals, "build-up");

  it("is what the festival adds, to be there so many days before it", () => {
    const [line] = buildUps();
    expect(line).toMatchObject({ quantity: 155, locationId: shanghai, neededOn: "2027-01-23", orderBy: "2026-12-24" });
    expect(line!.need).toMatchObject({ region: "华东", festival: "spring-festival", festivalOn: "2027-02-06" });
  });
  it("is not what the season adds: a summer's rise lies on the line between the months about it", () => {
    const units = [310, 310, 310, 310, 310, 400, 500, 600, 500, 400, 310, 310, 310];
    const summer = outlookOf(foreseen((i) => units[i]!), 0, "2026-12-01"); // prettier-ignore
    // 端午 on 9 June and 618 stir May and June: from 310 in April to 600 in July the line rises all the same.
    expect(
      withFestivalsAhead(summer, "2026-12-01")
        .map(({ festival }) => festival)
        .filter((n) => n > 0),
    ).toEqual([]);
    const june = summer.map((m, i) => (i === 6 ? { ...m, demand: 700, published: 700 } : m));
    const [found] = withFestivalsAhead(june, "2026-12-01").filter(({ festival }) => festival > 0);
    expect(found).toMatchObject({ period: "2027-06", festival: 700 - (310 + (290 * 2) / 3) });
  });
  it("is counted where an average year's season holds most of it, as in the forecasts of a product that sells twice as much each year", () => {
    const months = withFestivalsAhead(steady(141, { peak: { 1: 1.69, 2: 1.34 } }), "2026-12-01");
    expect(months.slice(0, 4).map(({ festival }) => Math.round(festival))).toEqual([0, 97, 48, 0]);
  });
  it("is not due before its day of ordering comes within the review", () => {
    expect(buildUps({ settings: { ...settings, reviewDays: 14 } })).toEqual([]);
    expect(buildUps({ settings: { ...settings, reviewDays: 23 } })).toHaveLength(1);
  });
  it("counts stock once: for the ordinary need first, what is left for festivals", () => {
    // Ordinary: 310 of December, 29 days of January.
    const need = 600;
    const at = (available: number) => planned({ whole: months, regions, warehouses: [{ locationId: shanghai, stock: stockOf(available) }] }); // prettier-ignore
    const total = (available: number): number =>
      at(available).proposals.reduce(
        (sum, { quantity, need: { kind } }) => sum + (kind === "reduce" ? 0 : quantity),
        0,
      );
    expect(total(0)).toBe(Math.ceil((need + 155) / 10) * 10);
    expect(ofKind(at(645).proposals, "build-up")[0]!.need).toMatchObject({ covered: 45 });
    expect(total(Math.ceil(need + 155))).toBe(0);
  });
  it("that was accepted is meant for the festival: it is not proposed again, and the rest by itself comes in whole lots", () => {
    const first = planned({ whole: months, regions });
    const builtUp = ofKind(first.proposals, "build-up")[0]!.quantity;
    const rest = ofKind(first.proposals, "produce")[0]!.quantity;
    const after = (incoming: number) =>
      planned({
        whole: months,
        regions,
        meantFor: () => builtUp,
        warehouses: [{ locationId: shanghai, stock: stockOf(0, { incoming }) }],
      }).proposals;
    const [next, ...more] = after(builtUp);
    expect(more).toEqual([]);
    expect(next!.slot).toBe("produce");
    expect(next!.quantity % 10).toBe(0);
    expect(Math.abs(next!.quantity - rest)).toBeLessThan(10);
    expect(after(builtUp + rest)).toEqual([]);
  });
  it("is shared over the regions in proportion where stock covers a part", () => {
    const needs = [
      { festivalOn: "2027-06-09", open: 50 },
      { festivalOn: "2027-02-06", open: 30 },
      { festivalOn: "2027-02-06", open: 90 },
    ];
    expect(covered(needs, 60)).toEqual([0, 15, 45]);
    expect(covered(needs, 145)).toEqual([25, 30, 90]);
  });
  it("is nothing for a festival that is over: what it still adds is ordinary demand", () => {
    const february = outlookOf(foreseen(() => 280, { from: "2027-02", peak: { 0: 2 } }), 0, "2027-02-07"); // prettier-ignore
    const plan = planned({
      today: "2027-02-07",
      whole: february,
      regions: [{ region: "华东", outlook: february, suppliedBy: shanghai }],
    });
    expect(ofKind(plan.proposals, "build-up")).toEqual([]);
    expect(plan.periods[0]).toMatchObject({ demand: 560, festival: 0 });
  });
});

/** Shanghai needs 31 a month, 武汉 310; of both, December and 29 days of January are due: 60 and 600. */
const twoWarehouses = (shanghaiHas: number, wuhanHas: number): Partial<PlanInput> => ({
  regions: [
    { region: "华东", outlook: steady(31), suppliedBy: shanghai },
    { region: "华中", outlook: steady(310), suppliedBy: wuhan },
  ],
  warehouses: [
    { locationId: shanghai, stock: stockOf(shanghaiHas) },
    { locationId: wuhan, stock: stockOf(wuhanHas) },
  ],
  whole: steady(341),
});
describe("what to move between HQ's warehouses", () => {
  const moved = (change: Partial<PlanInput>) => ofKind(planned(change).proposals, "transfer");

  it("is what one lacks and the other has beyond its own need, before anything is produced", () => {
    const plan = planned(twoWarehouses(900, 100));
    expect(ofKind(plan.proposals, "produce")).toEqual([]);
    const [line, ...more] = ofKind(plan.proposals, "transfer");
    expect(more).toEqual([]);
    expect(line).toMatchObject({ slot: "transfer/loc_sh/loc_wh", locationId: wuhan, quantity: 500, neededOn: "2026-12-11" });
    expect(line!.need).toEqual({ kind: "transfer", why: "shortage", fromId: shanghai, short: 500, spare: 840, safetyStock: 0 });
  });
  it("leaves the other its own need, and of what lies there its safety stock; the rest is produced where it is short", () => {
    const plan = planned(twoWarehouses(300, 100));
    expect(ofKind(plan.proposals, "transfer")[0]).toMatchObject({ quantity: 240 });
    expect(ofKind(plan.proposals, "produce")[0]).toMatchObject({ quantity: 260, locationId: wuhan });
    const onItsWay = { ...stockOf(50, { incoming: 900 }) };
    const { warehouses } = twoWarehouses(0, 100);
    const some = { ...twoWarehouses(0, 100), warehouses: [{ locationId: shanghai, stock: onItsWay }, warehouses![1]!] };
    expect(moved(some)[0]).toMatchObject({ quantity: 50 });
  });
  it("comes in whole packs, and from a warehouse that supplies nobody as well", () => {
    const spare = { locationId: "loc_spare" as LocationId, stock: stockOf(100) };
    const { warehouses, ...two } = twoWarehouses(60, 560);
    const lines = moved({ ...two, warehouses: [...warehouses!, spare], packSize: 12 });
    expect(lines).toMatchObject([{ quantity: 48, need: { fromId: "loc_spare", short: 40 } }]);
    expect(moved({ ...two, warehouses: [...warehouses!, { ...spare, stock: stockOf(11) }], packSize: 12 })).toEqual([]);
  });
  it("brings to the festival's region what lies beyond the ordinary need elsewhere; only the rest is ordered", () => {
    // 春节 adds 155 in 华东.
    const festive = steady(310, { peak: { 1: 1.5 } });
    const regions = [
      { region: "华东", outlook: festive, suppliedBy: shanghai },
      { region: "华中", outlook: steady(31), suppliedBy: wuhan },
    ];
    const whole = steady(341).map((m, i) => (i === 1 ? { ...m, demand: m.demand + 155, published: m.published + 155 } : m));
    const plan = (wuhanHas: number) =>
      planned({
        regions,
        whole,
        warehouses: [{ locationId: shanghai, stock: stockOf(600) }, { locationId: wuhan, stock: stockOf(wuhanHas) }],
      }).proposals.filter(({ need }) => need.kind !== "reduce");
    const [all, ...none] = plan(400);
    expect(none).toEqual([]);
    expect(all).toMatchObject({ quantity: 155, locationId: shanghai, neededOn: "2027-01-23" });
    expect(all!.need).toMatchObject({ kind: "transfer", why: "festival", festival: "spring-festival", festivalOn: "2027-02-06" });
    const part = plan(160);
    const quantities = Object.fromEntries(part.map(({ need, quantity }) => [need.kind, quantity]));
    expect(quantities).toEqual({ "build-up": 55, transfer: 100, produce: 5 });
  });
  it("takes no place below its own need, gives none more than it lacks, and made again after it was accepted asks for nothing more", () => {
    const units = fc.integer({ min: 0, max: 900 });
    const places = fc.array(fc.record({ units, available: units, incoming: units, spread: fc.nat(60), peak: fc.constantFrom(1, 1.5) }), { minLength: 2, maxLength: 5 });
    let moves = 0;
    fc.assert(
      fc.property(places, fc.constantFrom(1, 12), (all, packSize) => {
        const id = (i: number) => `loc_${i}` as LocationId;
        const outlooks = all.map((p) => steady(p.units, { spread: p.spread, peak: { 1: p.peak } }));
        const input = {
          packSize,
          regions: outlooks.map((outlook, i) => ({ region: `R${i}`, outlook, suppliedBy: id(i) })),
          whole: outlooks[0]!.map((m, i) => ({ ...m, demand: outlooks.reduce((n, o) => n + o[i]!.demand, 0), published: outlooks.reduce((n, o) => n + o[i]!.published, 0) })),
          warehouses: all.map((p, i) => ({ locationId: id(i), stock: stockOf(p.available, { incoming: p.incoming }) })),
        };
        const before = planned(input);
        const lines = ofKind(before.proposals, "transfer");
        moves += lines.length;
        for (const { locationId } of input.warehouses) {
          const gone = lines.filter(({ need }) => need.kind === "transfer" && need.fromId === locationId);
          const come = lines.filter((line) => line.locationId === locationId);
          expect(gone.length > 0 && come.length > 0).toBe(false);
          const out = gone.reduce((n, { quantity }) => n + quantity, 0);
          const { stock } = input.warehouses.find((w) => w.locationId === locationId)!;
          for (const { need } of gone) {
            if (need.kind !== "transfer") continue;
            expect(out).toBeLessThanOrEqual(need.spare);
            expect(stock.available - out).toBeGreaterThanOrEqual(need.safetyStock);
          }
          const [first] = come;
          if (first?.need.kind === "transfer") expect(come.reduce((n, { quantity }) => n + quantity, 0)).toBeLessThan(first.need.short + packSize + 0.1);
        }
        const warehouses = input.warehouses.map(({ locationId, stock }) => {
          const out = lines.reduce((n, { need, quantity }) => n + (need.kind === "transfer" && need.fromId === locationId ? quantity : 0), 0);
          const come = lines.reduce((n, line) => n + (line.locationId === locationId ? line.quantity : 0), 0);
          return { locationId, stock: { ...stock, reserved: out, available: stock.available - out, incoming: stock.incoming + come } };
        });
        const after = planned({ ...input, warehouses });
        expect(ofKind(after.proposals, "transfer")).toEqual([]);
        const others = (plan: typeof after) => plan.proposals.filter(({ need }) => need.kind === "produce" || need.kind === "build-up").map(({ slot, quantity }) => [slot, quantity]);
        expect(others(after)).toEqual(others(before));
      }),
    );
    expect(moves).toBeGreaterThan(50);
  });
}); // prettier-ignore

describe("where to send less", () => {
  const place = (stock: number, outlook = steady(31)) => ({ locationId: "loc_d1" as LocationId, stock, outlook }); // prettier-ignore
  const reduced = (change: Partial<PlanInput>) => ofKind(planned(change).proposals, "reduce");
  it("is where stock outlasts the limit, with the figures", () => {
    const [line] = reduced({ others: [place(500)] });
    expect(line).toMatchObject({ locationId: "loc_d1", quantity: 377 });
    expect(line!.need).toMatchObject({ why: "cover", stock: 500, dailyDemand: 1, maximumCoverDays: 120 });
    expect(reduced({ others: [place(100)] })).toEqual([]);
  });
  it("is where demand falls away, though stock looks right by today's pace", () => {
    const falling = outlookOf(foreseen((i) => (i < 2 ? 31 : 1)), 0, "2026-12-01"); // prettier-ignore
    expect(reduced({ others: [place(110, falling)] })[0]!.need).toMatchObject({ why: "falling" });
  });
  it("is where nothing is wanted at all", () => {
    const [line] = reduced({ others: [{ ...place(9), outlook: undefined }] });
    expect(line!.need).toMatchObject({ why: "no-demand", coverDays: null });
  });
  it("names the warehouse that a transfer of it is proposed to", () => {
    const two = twoWarehouses(900, 100);
    expect(reduced(two)[0]!.need).toMatchObject({ moveTo: { locationId: wuhan, quantity: 500 } });
    expect(reduced({ ...two, others: [place(500)] })[1]!.need).not.toHaveProperty("moveTo");
  });
  it("lists the 20 worst places, the worst first", () => {
    const others = Array.from({ length: 30 }, (_, i) => ({ ...place(500 + i), locationId: `loc_${i}` as LocationId }));
    const lines = reduced({ others });
    expect(lines).toHaveLength(20);
    expect(lines[0]!.locationId).toBe("loc_29");
  });
});

describe("a plan month by month", () => {
  it("starts from what is available, and what is proposed arrives no sooner than the lead time lets it", () => {
    const { periods, proposals } = planned();
    expect(periods[0]).toMatchObject({ period: "2026-12", demand: 310, proposed: 600, closing: 290 });
    expect(proposals[0]!.quantity).toBe(600);
    expect(planned({ settings: { ...settings, leadTimeDays: 40 } }).periods[0]).toMatchObject({ proposed: 0, closing: -310 }); // prettier-ignore
  });
  it("never ends a month below the safety stock once proposals can arrive", () => {
    const amounts = fc.integer({ min: 0, max: 2_000 });
    fc.assert(
      fc.property(amounts, amounts, fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 144 }), (available, units, leadTimeDays, lotSize) => {
        const outlook = steady(units, { spread: units / 5, peak: { 1: 1.4, 9: 1.2 } });
        const { periods, safetyStock } = planned({
          whole: outlook,
          regions: [{ region: "华东", outlook, suppliedBy: shanghai }],
          warehouses: [{ locationId: shanghai, stock: stockOf(available) }],
          settings: { ...settings, leadTimeDays, lotSize },
        });
        const [, ...later] = periods.slice(Math.ceil(leadTimeDays / 28));
        for (const { closing } of later) expect(closing).toBeGreaterThanOrEqual(safetyStock - 1);
        let held = available;
        for (const { incoming, proposed, demand, closing } of periods) {
          held += incoming + proposed - demand;
          expect(closing).toBeCloseTo(held, 0);
        }
      }),
    );
  }); // prettier-ignore
});
