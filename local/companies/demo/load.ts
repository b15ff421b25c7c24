import { systemActor } from "../../../events/define.ts";
import { carrierRegistration } from "../../../functions/carriers/index.ts";
import { findDistributorByCode } from "../../../functions/distributors/index.ts";
import { mappingOf } from "../../../functions/imports/index.ts";
import { openLocation } from "../../../functions/inventory/index.ts";
import { commit } from "../../../shared/commit.ts";
import type { CarrierId, LocationId } from "../../../shared/contracts/primitives.ts";
import { addDays, localDate } from "../../../shared/dates.ts";
import type { Company } from "../company.ts";
import { decide, enrol, filesOf, type NewMember, recordsOf, type Step, takeOver } from "../take-over.ts";
import { historyOf } from "./history.ts";
import { placeOrders } from "./orders.ts";
import { salesOf } from "./sales.ts";
import { stockOf } from "./stock.ts";

export const seed = "华东示例";
const warehouses = [
  { code: "WH-JX", name: "嘉兴中心仓", region: "华东" },
  { code: "WH-DG", name: "东莞南方仓", region: "华南" },
  { code: "WH-TJ", name: "天津北方仓", region: "华北" },
];
const staff = [
  { email: "admin@huotong.example", name: "陈明", role: "admin", title: "管理员" },
  { email: "sales@huotong.example", name: "王芳", role: "sales", title: "销售" },
  { email: "finance@huotong.example", name: "李娜", role: "finance", title: "财务" },
  { email: "warehouse@huotong.example", name: "张强", role: "warehouse", title: "仓库" },
] as const;
/** Two distributors with all three of their roles. */
const buyers = { HD01: ["陈建国", "徐静", "沈浩"], HN01: ["林志强", "梁洁", "何俊"] } as const;
const buyerRoles = [
  ["manager", "负责人"],
  ["buyer", "采购"],
  ["viewer", "查看"],
] as const;
/** Known, so that the tour can play the carrier; a real company rotates its own. */
export const carrierSecret = (code: string): string => `whs_demo_${code.toLowerCase()}`;

/** What the demo company is made of, as the import's own records. The same seed and day give the same company. */
export const companyOf = (now: string) => {
  const sheets = filesOf("demo");
  const mapping = mappingOf("standard")!;
  const distributors = recordsOf(mapping, "distributors", sheets);
  const products = recordsOf(mapping, "products", sheets);
  const prices = recordsOf(mapping, "prices", sheets);
  const yesterday = addDays(localDate(now, "Asia/Shanghai"), -1);
  const history = historyOf(seed, yesterday, { distributors, products, prices });
  const places = { distributors, products, warehouses: warehouses.map(({ code }) => code) };
  return {
    carriers: recordsOf(mapping, "carriers", sheets),
    ...{ products, distributors, prices, history },
    sales: salesOf(seed, yesterday, { distributors, products, prices }),
    stock: stockOf(seed, yesterday, places, history),
  };
};

const policy = {
  companyName: "华东示例商贸有限公司",
  review: {
    business: { on: true, passUpToFen: 0 },
    finance: { on: true, passUpToFen: 2_000_000 },
    outbound: { on: true, passUpToFen: 0 },
  },
  whenCreditShort: "hold",
  overdue: { toleranceFen: 100_000, graceDays: 7 },
} as const;

const members = async (): Promise<NewMember[]> => {
  const sides = await Promise.all(
    Object.entries(buyers).map(async ([code, names]) => {
      const { id, name: firm } = (await findDistributorByCode(code))!;
      return buyerRoles.map(([role, title], i): NewMember => {
        const [email, name] = [`${role}@${code.toLowerCase()}.example`, names[i]!];
        return { email, name, role, tenant: id, locale: "zh-CN", printed: `${name} · ${firm}${title}` };
      });
    }),
  );
  const hq = staff.map(({ title, ...who }): NewMember => {
    return { ...who, tenant: "HQ", locale: "zh-CN", printed: `${who.name} · 总部${title}` };
  });
  return [...hq, ...sides.flat()];
};

const setUp = async (carriers: readonly { code: string; name: string }[], step: Step): Promise<void> => {
  const places = warehouses.map((place) => {
    const id = `loc_${place.code.toLowerCase()}` as LocationId;
    return { ...place, id, kind: "warehouse" as const, tenant: "HQ" as const };
  });
  const registrations = carriers.map(({ code, name }) => {
    const fields = { code, name, status: "active" as const };
    return carrierRegistration(`car_${code.toLowerCase()}` as CarrierId, fields, carrierSecret(code), step.now);
  });
  await commit([...places.flatMap(openLocation), ...registrations.flat()]);
};

/** 华东示例: a food and household company of our making, with two years of orders and three of its distributors' sales behind it. */
export const company: Company = {
  name: "华东示例",
  load: async (system) => {
    const step = { actor: systemActor("demo"), now: system.now };
    const made = companyOf(system.now);
    await decide(policy, "演示数据", step);
    await setUp(made.carriers, step);
    await takeOver("products", made.products, step);
    await takeOver("distributors", made.distributors, step);
    await takeOver("prices", made.prices, step);
    await Promise.all([
      takeOver("stock", made.stock, step),
      takeOver("order-history", made.history, step),
      takeOver("sell-through", made.sales, step),
    ]);
    const subs = new Map<string, string>();
    const createIdentity = async (email: string, password: string): Promise<string> => {
      const sub = await system.createIdentity(email, password);
      subs.set(email, sub);
      return sub;
    };
    const accounts = await enrol(await members(), { ...system, createIdentity }, step);
    await placeOrders(made, subs, system.now);
    return { accounts };
  },
};
