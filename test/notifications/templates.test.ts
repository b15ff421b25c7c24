import { describe, expect, it } from "vitest";
import * as alertEvents from "../../events/alerts.ts";
import * as billingEvents from "../../events/billing.ts";
import * as orderEvents from "../../events/orders.ts";
import * as shipmentEvents from "../../events/shipments.ts";
import * as transferEvents from "../../events/transfers.ts";
import * as alerts from "../../functions/notifications/templates/alerts.ts";
import * as billing from "../../functions/notifications/templates/billing.ts";
import { rendered, type Template } from "../../functions/notifications/templates/letter.ts";
import * as orders from "../../functions/notifications/templates/orders.ts";
import * as shipments from "../../functions/notifications/templates/shipments.ts";
import * as transfers from "../../functions/notifications/templates/transfers.ts";
import { whatPasses, whyHeld } from "../../functions/notifications/templates/words.ts";
import { Hold } from "../../shared/contracts/order-model.ts";
import { Locale } from "../../shared/contracts/primitives.ts";

const portal = "https://portal.example";
const holdFacts: Record<string, Record<string, unknown>> = {
  "credit/exceeded": { shortFen: 120_000, availableFen: 80_000, limitFen: 500_000 },
  "credit/overdue": { overdueFen: 500_000, overdueDays: 12 },
  "stock/short": { sku: "WATER-550", wanted: 240, available: 100, short: 140 },
  "qualification/expired": { kind: "食品经营许可证", number: "JY1", expiresOn: "2026-10-31" },
  "distributor/suspended": {},
};
const holds = Object.entries(holdFacts).map(([code, facts]) => ({ kind: "CREDIT", code, facts }));
const submitted = orderEvents.orderSubmitted.example;
const promiseFacts = { number: "SO1", distributorName: "恒盛", totalFen: 1_000, promisedOn: "2026-11-20", daysLate: 2 };

const places = { fromName: "杭州仓", toName: "上海仓" };
/** Every template with the facts that its event really has. */
const off = { kind: "published", periods: 6, wape: 0.62, bias: 0.31, naiveWape: 0.4 };
const cases: readonly (readonly [string, Template<never>, unknown])[] = [
  ["waits for business review", orders.waitsForReview, { ...submitted, stage: "to-review" }],
  ["waits for finance review", orders.waitsForReview, { ...submitted, stage: "to-finance" }],
  ["waits for outbound review", orders.waitsForReview, { ...submitted, stage: "to-ship" }],
  ["ready to ship", orders.readyToShip, orderEvents.orderApproved.example],
  ["held", orders.held, { ...orderEvents.orderHeld.example, holds }],
  ["hold to judge", orders.holdToJudge, { ...orderEvents.orderHeld.example, holds }],
  ["hold released", orders.holdReleased, orderEvents.holdReleased.example],
  ["approved", orders.approved, orderEvents.orderApproved.example],
  ["rejected", orders.rejected, orderEvents.orderRejected.example],
  ["cancelled", orders.cancelled, orderEvents.orderCancelled.example],
  ["short-closed", orders.shortClosed, orderEvents.orderShortClosed.example],
  ["promised", orders.promised, orderEvents.orderPromised.example],
  ["promise missed", orders.promiseMissed, orderEvents.promiseMissed.example],
  ["shipped", shipments.shipped, shipmentEvents.shipmentShipped.example],
  ["shipped, date unknown", shipments.shipped, { ...shipmentEvents.shipmentShipped.example, expectedOn: undefined }],
  ["in trouble", shipments.inTrouble, shipmentEvents.shipmentScanned.example],
  ["delivered", shipments.delivered, shipmentEvents.shipmentScanned.example],
  ["received", shipments.receivedReport, shipmentEvents.shipmentReceived.example],
  ["transfer to send", transfers.toSend, { ...transferEvents.transferPlanned.example, ...places }],
  ["transfer on its way", transfers.onItsWay, { ...transferEvents.transferShipped.example, ...places }],
  ["transfer on its way, date unknown", transfers.onItsWay, { ...transferEvents.transferPlanned.example, ...places }],
  ["transfer short", transfers.arrivedAmiss, { ...transferEvents.transferReceived.example, ...places }],
  ["invoice issued", billing.invoiceIssued, billingEvents.invoiceIssued.example],
  ["payment received", billing.paymentReceived, billingEvents.paymentReceived.example],
  ["payment set against invoices", billing.paymentReceived, billingEvents.paymentAllocated.example],
  ["alert raised", alerts.alertRaised, alertEvents.alertRaised.example],
  ["alert resolved", alerts.alertResolved, alertEvents.alertResolved.example],
  ["alert escalated", alerts.alertEscalated, alertEvents.alertEscalated.example],
  [
    "late order raised",
    alerts.alertRaised,
    { ...alertEvents.alertRaised.example, rule: "order/promise-missed", facts: promiseFacts },
  ],
  [
    "biased forecast raised",
    alerts.alertRaised,
    {
      ...alertEvents.alertRaised.example,
      rule: "forecast/biased",
      facts: { ...off, sku: "TEA-001", product: { zh: "茶", en: "Tea" } },
    },
  ],
  [
    "far off forecast of a region raised",
    alerts.alertRaised,
    { ...alertEvents.alertRaised.example, rule: "forecast/inaccurate", facts: { ...off, region: "华东" } },
  ],
  ["below safety raised", alerts.alertRaised, { ...alertEvents.alertRaised.example, rule: "stock/below-safety" }],
  ["unknown rule raised", alerts.alertRaised, { ...alertEvents.alertRaised.example, rule: "credit/other" }],
];
const letterOf = (template: Template<never>, locale: Locale, facts: unknown) => template[locale](facts as never);

describe.each(cases)("the letter “%s”", (_, template, facts) => {
  it.each(Locale.options)("says in %s what happened, to what, and what to do, with no fact missing", (locale) => {
    const letter = letterOf(template, locale, facts);
    const { subject, text, html } = rendered(letter, locale, portal);
    expect(letter.todo).toBeTruthy();
    expect(letter.says.length).toBeGreaterThan(0);
    for (const part of [subject, text, html]) expect(part).not.toMatch(/undefined|null|NaN|\[object|\{\w+\}|—/);
    expect(text).toContain(`${portal}${letter.path}`);
    expect(subject).not.toMatch(/[\r\n]/);
    if (locale === "zh-CN") expect(letter.todo).toMatch(/\p{Script=Han}/u);
    const number =
      (facts as { number?: string; orderNumber?: string }).orderNumber ?? (facts as { number?: string }).number;
    if (number) expect(subject).toContain(number);
  });
  it("says nothing in Chinese to an English reader but names", () => {
    const ascii = JSON.parse(JSON.stringify(facts).replace(/[^\x00-\x7f]/g, "x")) as unknown;
    const { subject, text } = rendered(letterOf(template, "en", ascii), "en", portal);
    expect(subject + text).not.toMatch(/\p{Script=Han}/u);
  });
  it.each(Locale.options)("escapes in %s whatever a user wrote", (locale) => {
    const evil = `<img src=x onerror="alert('1')">&`;
    const wounded = JSON.parse(JSON.stringify(facts), (name, value: unknown) =>
      typeof value === "string" && !["rule", "kind", "code", "stage", "currency", "because"].includes(name)
        ? evil
        : value,
    ) as unknown;
    const { html, subject } = rendered(letterOf(template, locale, wounded), locale, portal);
    expect(html).not.toContain("<img");
    expect(html.match(/<a href="[^"<>]*">/g)).toHaveLength(1);
    expect(subject.length).toBeLessThanOrEqual(150);
  });
});

describe("a hold", () => {
  it.each(Hold.shape.code.options)("%s has its reason and its remedy in both languages", (code) => {
    const hold = { kind: "CREDIT", code, facts: holdFacts[code]! };
    for (const locale of Locale.options) {
      expect(whyHeld(hold, locale, "CNY")).not.toMatch(/portal|门户|—/);
      expect(whatPasses(hold, locale, "CNY")).not.toMatch(/The portal|详见/);
    }
  });
});

describe("a subject", () => {
  it("is one line, whatever a name contains", () => {
    const letter = { subject: "a\r\nBcc: x@example.com\u0000", says: ["b"], path: "/" };
    expect(rendered(letter, "en", portal).subject).toBe("a Bcc: x@example.com");
  });
});
