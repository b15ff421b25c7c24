import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Distributor } from "../../shared/contracts/distributors.ts";
import { listDistributors } from "../../shared/contracts/distributors.ts";
import { type DistributorForecast, getDistributorForecast, getSkuForecast, type SkuForecast, type SumForecast } from "../../shared/contracts/forecasts.ts"; // prettier-ignore
import { recomputeForecast } from "../../shared/contracts/forecast-runs.ts";
import { nextPeriod, periodOf } from "../../shared/contracts/periods.ts";
import { demandIs, wave } from "../forecasts/builders.ts";
import { type Person, type Portal, startPortal } from "./support/portal.ts";
import { unusable } from "./support/usable.ts";
import { aMember, call } from "../support/call.ts";
import { ok } from "../support/company.ts";

let portal: Portal;
let sales: Person;
let shops: Distributor[];
const thisMonth = periodOf(new Date().toISOString().slice(0, 10), "M");
beforeAll(async () => {
  portal = await startPortal();
  shops = (await ok(call(listDistributors, { as: await aMember("sales"), query: { limit: "10" } }))).items;
  const sellers = [own(), ...shops.filter(({ id }) => id !== own().id)].slice(0, 2);
  for (const [i, shop] of sellers.entries())
    await demandIs("JQ601", {
      ...{ seller: shop.id, region: shop.region, start: nextPeriod(thisMonth, -36) },
      units: wave(36, 400 - 150 * i),
    });
  sales = await portal.person("sales@huotong.example");
});
afterAll(() => portal.stop());

const main = () => sales.page.getByRole("main");
/** What a screen reader is told of the chart. */
const figureOf = (column: string, period: string, { page } = sales) =>
  page.evaluate<string>(`(() => {
    const table = document.querySelector("main figure table");
    const at = [...table.tHead.rows[0].cells].findIndex((cell) => cell.textContent === ${JSON.stringify(column)});
    const row = [...table.tBodies[0].rows].find((one) => one.cells[0].textContent.startsWith(${JSON.stringify(period)}));
    return row.cells[at].textContent;
  })()`);

describe("HQ's forecasts", () => {
  it("are made by one click, with progress, and then listed", async () => {
    await sales.open("/forecasts");
    await main().getByText("还没有预测。").waitFor();
    await main().getByRole("button", { name: "重新预测全部" }).click();
    await main().getByRole("status").waitFor();
    await main().getByRole("table").getByRole("link").first().waitFor();
    expect(sales.complaints).toEqual([]);
  });

  it("take a person's number for a month, with a reason, until it is withdrawn", async () => {
    const month = nextPeriod(thisMonth, 2);
    await sales.open("/forecasts/sku/JQ601");
    await main().getByText("预测依据").first().waitFor();
    const before = await figureOf("预测", month);
    expect(Number(before.replaceAll(",", ""))).toBeGreaterThan(100);
    await main().getByRole("button", { name: "调整预测" }).click();
    await main().getByLabel("期间").click();
    await sales.page.getByTitle(new RegExp(`^${month}`)).click();
    await main().getByLabel("数量").fill("9999");
    await main().getByLabel("原因").fill("新渠道开业");
    await main().getByRole("button", { name: "保存" }).click();
    await main().getByText("新渠道开业").waitFor();
    await expect.poll(() => figureOf("预测", month)).toBe("9,999");
    expect(await figureOf("系统预测", month)).toBe(before);
    await main().getByRole("button", { name: "撤销" }).click();
    await sales.page.getByRole("dialog").getByRole("button", { name: "撤销" }).click();
    await expect.poll(() => figureOf("预测", month)).toBe(before);
    expect(sales.complaints).toEqual([]);
  });

  it("are usable by everybody, also on a phone", async () => {
    const person = await portal.person("sales@huotong.example");
    const pages = ["/forecasts", "/forecasts/distributors", `/forecasts/distributors?distributor=${shops[0]!.id}`, "/forecasts/sku/JQ601", "/forecasts/sku/JQ601?freq=W", "/forecasts/regions", "/forecasts/accuracy"]; // prettier-ignore
    expect(await unusable(person, pages)).toEqual([]);
    expect(person.complaints).toEqual([]);
    await person.context.close();
  });
});

const own = (): Distributor => shops.find(({ code }) => code.toLowerCase() === "hd01")!;
const asked = async <Body>(contract: Parameters<typeof call>[0], of: object): Promise<Body> =>
  ok<Body>(call(contract, { as: await aMember("buyer", own().id), ...of }));
/** The chart's figures are those of the API: the last months, and every month ahead with its bands. */
const shows = async (
  person: Person,
  seen: { history: SkuForecast["history"]; forecast: Omit<SumForecast, "madeAt">; expected: readonly number[] },
) => {
  const { history, forecast, expected } = seen;
  const said = (n: number) => new Intl.NumberFormat("zh-CN").format(n);
  const months = history.demand.length;
  for (let i = Math.max(0, months - 3); i < months; i += 1)
    expect(await figureOf("实际需求", nextPeriod(history.start, i), person)).toBe(said(history.demand[i]!));
  for (const [i, v] of expected.entries()) {
    const period = nextPeriod(forecast.from, i);
    const row = await Promise.all(["预测", "80% 区间 ≥", "95% 区间 ≤"].map((column) => figureOf(column, period, person))); // prettier-ignore
    expect([period, ...row]).toEqual([period, ...[v, forecast.band80.lo[i]!, forecast.band95.hi[i]!].map(said)]);
  }
};

describe("a distributor", () => {
  it("sees its own forecast and no other's", async () => {
    const buyer = await portal.person("buyer@hd01.example");
    await buyer.open("/forecasts/sku/LY407");
    await buyer.page.getByRole("main").getByText("需求与预测").first().waitFor();
    const text = await buyer.page.evaluate<string>("document.body.innerText");
    expect(text).not.toContain("人工调整");
    for (const shop of shops.filter(({ code }) => code.toLowerCase() !== "hd01")) expect(text).not.toContain(shop.name);
    await ok(call(recomputeForecast, { as: await aMember("sales"), params: { sku: "LY407" }, body: { freq: "M" } }));
    await buyer.page.reload();
    await buyer.page.getByRole("main").getByText("预测依据").first().waitFor();
    const { history, forecast } = await asked<SkuForecast>(getSkuForecast, { params: { sku: "LY407" } });
    expect(forecast!.published[1]).toBeGreaterThan(10);
    await shows(buyer, { history, forecast: forecast!, expected: forecast!.published });
    expect(buyer.complaints).toEqual([]);
  });

  it("sees the total of its products, as the API tells it", async () => {
    const buyer = await portal.person("buyer@hd01.example");
    await buyer.open("/");
    await buyer.page.locator('.side a.nav-item[href="/forecasts/own"]').click();
    await buyer.page.getByRole("main").getByText("全部商品合计").first().waitFor();
    const { id } = own();
    const { history, forecast } = await asked<DistributorForecast>(getDistributorForecast, { params: { distributorId: id } }); // prettier-ignore
    expect(forecast!.mean[1]).toBeGreaterThan(10);
    await shows(buyer, { history, forecast: forecast!, expected: forecast!.mean });
    const text = await buyer.page.evaluate<string>("document.body.innerText");
    for (const shop of shops.filter((one) => one.id !== id)) expect(text).not.toContain(shop.name);
    expect(buyer.complaints).toEqual([]);
  });
});
