import { describe, expect, it } from "vitest";
import { z } from "zod";
import { everywhere, refusalTexts } from "../../shared/contracts/refusals.ts";
import { allEvents, contractsByName } from "../support/contracts.ts";

const routes = [...(await contractsByName()).values()];
const events = await allEvents();
const han = /\p{Script=Han}/u;
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

describe("every contract", () => {
  it("says in both languages what it is for", () => {
    expect(routes.length).toBeGreaterThan(90);
    for (const { name, summary } of routes) {
      expect([name, han.test(summary.zh), han.test(summary.en)]).toEqual([name, true, false]);
      expect(summary.en.length, name).toBeGreaterThan(5);
    }
  });
  it("that changes something carries the version it saw, or takes effect once by its key", () => {
    for (const { name, method, body, query } of routes.filter(({ method: m }) => m === "PUT" || m === "DELETE")) {
      const { required = [] } = z.toJSONSchema((body ?? query)!, { io: "input", unrepresentable: "any" }) as {
        required?: string[];
      };
      expect([name, method, required.includes("expectedVersion")]).toEqual([name, method, true]);
    }
  });
  it("knows a parameter for each placeholder of its path, and no other", () => {
    for (const { name, path, params, example } of routes) {
      const shape = (params as { shape?: object } | undefined)?.shape ?? {};
      expect([name, Object.keys(shape).sort()]).toEqual([name, placeholders(path)]);
      expect([name, Object.keys(example.params ?? {}).sort()]).toEqual([name, placeholders(path)]);
    }
  });
  it("names each of its refusals once, and only those that have texts and are not everybody's", () => {
    for (const { name, refusals } of routes) {
      expect(new Set(refusals).size, name).toBe(refusals.length);
      expect(refusals.filter((code) => !refusalTexts[code] || everywhere.includes(code as never))).toEqual([]);
    }
  });
});

describe("every refusal", () => {
  it("belongs to a route, or to all of them", () => {
    const named = new Set<string>([...everywhere, ...routes.flatMap(({ refusals }) => refusals)]);
    expect(Object.keys(refusalTexts).filter((code) => !named.has(code))).toEqual([]);
  });
  it("says in both languages what happened and what to do, with the same facts", () => {
    for (const [code, { title, help }] of Object.entries(refusalTexts)) {
      for (const { en, zh } of [title, help]) {
        expect([code, en.length > 5, han.test(zh), han.test(en)]).toEqual([code, true, true, false]);
        expect([code, placeholders(zh)]).toEqual([code, placeholders(en)]);
      }
    }
  });
});

describe("every event", () => {
  it("reads as it was written: its example goes through the outbox's form and the bus's envelope unchanged", () => {
    expect(events.length).toBeGreaterThan(30);
    for (const event of events) {
      const written = event.of(event.example);
      expect(written.data, event.type).toEqual(event.example);
      const actor = { id: "usr_1", name: "陈伟", tenant: "HQ" };
      const about = { id: "evt_1", aggregateId: "ord_1", version: 1, tenant: "HQ", at: "2026-03-01T02:00:00.000Z" };
      const envelope = JSON.parse(
        JSON.stringify({ ...about, actor, schemaVersion: event.version, data: written.data }),
      );
      expect(event.read(envelope).data, event.type).toEqual(event.example);
    }
  });
});
