import { describe, expect, it } from "vitest";
import { newCarrier, secretsOf, trackingUrlOf, withNewSecret } from "../../functions/carriers/carrier.ts";
import { signatureOf, verifySignature } from "../../functions/carriers/signature.ts";
import type { CarrierId } from "../../shared/contracts/primitives.ts";
import { epochSeconds } from "../../shared/dates.ts";

const now = "2026-11-23T08:00:00.000Z";
const timestamp = String(epochSeconds(now));
const body = '{"events":[]}';
const signed = (secret: string, at = timestamp, text = body) => ({
  body: text,
  headers: { "x-huotong-timestamp": at, "x-huotong-signature": signatureOf(secret, at, text) },
});

describe("a carrier's signature", () => {
  it("is the hex HMAC-SHA256 of timestamp.body, as any other tool computes it", () => {
    expect(signatureOf("whs_test", "1700000000", "{}")).toBe(
      "048174e9aecf1432be2ee152542bca032a1c03acbf12d737f11cb17705604333",
    );
  });
  it("passes with either of two secrets", () => {
    expect(() => verifySignature(signed("new"), ["new", "old"], now)).not.toThrow();
    expect(() => verifySignature(signed("old"), ["new", "old"], now)).not.toThrow();
  });
  it.each([
    ["another secret", signed("other")],
    ["another body", { ...signed("s"), body: '{"events": []}' }],
    ["no signature", { body, headers: { "x-huotong-timestamp": timestamp } }],
    ["an upper half", { body, headers: { ...signed("s").headers, "x-huotong-signature": "ab" } }],
  ])("is refused with %s", (_, request) => {
    expect(() => verifySignature(request, ["s"], now)).toThrow("webhook/bad-signature");
  });
  it("of an unknown carrier is refused like a wrong one", () => {
    expect(() => verifySignature(signed("s"), [], now)).toThrow("webhook/bad-signature");
    expect(() => verifySignature(signed("nobody's"), [], now)).toThrow("webhook/bad-signature");
  });
  it.each([-301, 301])("is refused %s seconds off", (off) => {
    expect(() => verifySignature(signed("s", String(Number(timestamp) + off)), ["s"], now)).toThrow(
      "webhook/bad-timestamp",
    );
  });
  it.each([-300, 300])("is good %s seconds off", (off) => {
    expect(() => verifySignature(signed("s", String(Number(timestamp) + off)), ["s"], now)).not.toThrow();
  });
  it.each(["", "now", "1e9", "-5", " 1", "9".repeat(40)])("is refused with the timestamp %j", (at) => {
    expect(() => verifySignature(signed("s", at), ["s"], now)).toThrow("webhook/bad-timestamp");
  });
});

describe("a carrier", () => {
  const carrier = newCarrier(
    "car_1" as CarrierId,
    { code: "SF", name: "顺丰速运", trackingUrl: "https://example.com/t/{number}?n={number}", status: "active" },
    "first",
    now,
  );
  it("takes its old secret for 24 hours after a rotation", () => {
    const rotated = withNewSecret(carrier, "second", now);
    expect(secretsOf(rotated, "2026-11-24T07:59:59.000Z")).toEqual(["second", "first"]);
    expect(secretsOf(rotated, "2026-11-24T08:00:00.000Z")).toEqual(["second"]);
  });
  it("never takes the secret before the one before", () => {
    const twice = withNewSecret(withNewSecret(carrier, "second", now), "third", now);
    expect(secretsOf(twice, now)).toEqual(["third", "second"]);
  });
  it("puts the tracking number into its address, escaped", () => {
    expect(trackingUrlOf(carrier, "A/1 2")).toBe("https://example.com/t/A%2F1%202?n=A%2F1%202");
    expect(trackingUrlOf({}, "A")).toBeUndefined();
  });
});
