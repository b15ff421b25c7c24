import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listOrders } from "../../shared/contracts/orders.ts";
import { orderStory } from "../../test/flows/order-story.ts";
import { call, reach } from "../../test/support/call.ts";
import { aCompany, aDistributor, ok, someGoods } from "../../test/support/company.ts";
import { root } from "../tools.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import { mailsTo } from "./people.ts";
import { aStage, type Stage } from "./stage.ts";
import { type Deployed, deployed } from "./target.ts";

const told: string[] = [];
const tell = (line: string): void => void told.push(line);
let emulator: Emulator;
let [mine, other]: Stage[] = [];
let api: Deployed;
/** What the account held when only that much of the story had happened. */
const held: Record<"nothing" | "other" | "both", Record<string, string[]>> = { nothing: {}, other: {}, both: {} };
const size = (inventory: Record<string, string[]>): number => Object.values(inventory).flat().length;

beforeAll(async () => {
  emulator = await startEmulator();
  [mine, other] = [aStage("verify-a", emulator), aStage("verify-b", emulator)];
});
afterAll(async () => {
  await emulator.stop();
  process.stdout.write(`${told.join("\n")}\n`);
});

describe("a stage", () => {
  it("is deployed to an account that was bootstrapped, beside another", () => {
    mine!.bootstrap();
    held.nothing = emulator.inventory();
    other!.deploy();
    held.other = emulator.inventory();
    mine!.deploy();
    held.both = emulator.inventory();
    const kinds = Object.entries(held.both).map(([kind, all]) => `${kind} ${all.length - held.other[kind]!.length}`);
    tell(`deployed: ${kinds.join(", ")}`);
    for (const [lack, count] of Object.entries(mine!.lacking)) tell(`the emulator lacks: ${lack} (${count})`);
    expect(held.both.functions!.length).toBe(2 * held.other.functions!.length);
    expect(size(held.both)).toBeGreaterThan(size(held.other) + 400);
  });

  it("is not changed by a second deployment", () => {
    const said = mine!.deploy();
    expect(said.match(/\(no changes\)/g)?.length).toBe(said.match(/^ ✅|^✅/gm)?.length);
    expect(emulator.inventory()).toEqual(held.both);
  });

  it("runs the order story through the portal's address, with tokens from its user pool", async () => {
    api = deployed(mine!, emulator);
    await api.firstAdmin();
    reach.call = (contract, options) => api.send(options.as as Parameters<typeof api.send>[0], contract, options);
    reach.member = api.member;
    const step = (on: boolean) => ({ on, passUpToFen: 0 });
    const company = await aCompany({ review: { business: step(true), finance: step(false), outbound: step(false) } });
    await someGoods(company, [
      { sku: "TEA", unitFen: 3_900, stock: { [company.hangzhou]: 100 } },
      { sku: "WATER", unitFen: 150, stock: { [company.hangzhou]: 70, [company.wuhan]: 80 } },
    ]);
    const shop = await aDistributor(company);
    await api.settle();
    const { number } = await orderStory(api, { company, shop }, ["TEA", "WATER"]);
    const mails = await mailsTo(emulator, shop.buyer.email);
    expect(mails.filter(({ Subject }) => Subject.includes(number)).length).toBeGreaterThanOrEqual(3);
    expect(await api.dead()).toEqual([]);
    tell(`the order story ran: ${await api.items()} items in the table, ${mails.length} mails to the buyer`);

    const [buyer] = [shop.buyer];
    const { items } = await ok(call(listOrders, { as: buyer }));
    expect(items).toMatchObject([{ number }]);
    const stranger = deployed(other!, emulator);
    stranger.tokens.set(buyer.sub, api.tokens.get(buyer.sub)!);
    expect((await stranger.send(buyer, listOrders)).status).toBe(401);
    expect((await stranger.send(undefined, listOrders)).status).toBe(401);
    expect(await stranger.items()).toBe(0);
  });

  it("hears its canary within a minute", () => {
    const command = [join(root, "operate/canary.ts"), "--stage", mine!.name];
    const said = execFileSync(process.execPath, command, {
      env: { ...process.env, ...emulator.env },
      encoding: "utf8",
    });
    expect(said).toContain("was heard after");
    tell(said.trim());
  });

  it("leaves nothing behind when it is destroyed, what its buckets hold included, and the other as it was", async () => {
    const site = mine!.output("portal", "SiteBucket");
    for (const Body of ["first", "second"])
      await emulator.files.send(new PutObjectCommand({ Bucket: site, Key: "index.html", Body }));
    const emptied = await mine!.destroy();
    expect(Object.keys(emptied).length).toBe(5);
    expect(emptied[site]).toBe(2);
    expect(emulator.inventory()).toEqual(held.other);
    await other!.destroy();
    expect(emulator.inventory()).toEqual(held.nothing);
  });
});
