import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { distributors } from "../../functions/distributors/triggers.ts";
import { inventory } from "../../functions/inventory/triggers.ts";
import { changeDistributor, type Distributor } from "../../shared/contracts/distributors.ts";
import { getQualificationFile, uploadQualificationFile } from "../../shared/contracts/qualification-files.ts";
import { startSystem, type TestSystem } from "../support/system.ts";
import { anEntry, aWarehouse, editOf, register } from "./builders.ts";

let system: TestSystem;
let record: Distributor;
let sales: ReturnType<TestSystem["api"]>;
let buyer: typeof sales;
const pdf = Buffer.from("%PDF-1.4 营业执照");
const at = (documentId = "doc_licence", distributorId: string = record.id) => ({ distributorId, documentId });

beforeAll(async () => {
  system = await startSystem({ triggers: [...distributors, ...inventory] });
  const admin = await system.member("admin");
  const licence = { id: "doc_licence", kind: "营业执照", number: "91330100" };
  const place = await aWarehouse(admin);
  record = await register(admin, anEntry(place, { code: "Q-1", qualifications: [licence, { ...licence, id: "doc_permit" }] })); // prettier-ignore
  sales = system.api(await system.member("sales"));
  buyer = system.api(await system.member("buyer", record.id));
}, 60_000);
afterAll(() => system.stop());

const form = async (contentType = "application/pdf", params = at()) => {
  const reply = await sales.send(uploadQualificationFile, { params, body: { contentType } });
  expect(reply.status).toBe(201);
  return reply.body as { url: string; fields: Record<string, string> };
};
const post = async ({ url, fields }: Awaited<ReturnType<typeof form>>, file: Uint8Array) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  data.append("file", new Blob([file as Uint8Array<ArrayBuffer>]));
  return (await fetch(url, { method: "POST", body: data })).status;
};

describe("[D1] the file of a qualification document", () => {
  it("is missing with qualification/no-file until it is posted; then whoever sees the record has a link to it for five minutes", async () => {
    const before = await buyer.send(getQualificationFile, { params: at() });
    expect([before.status, before.body.code]).toEqual([404, "qualification/no-file"]);
    expect(await post(await form(), pdf)).toBeLessThan(300);
    for (const api of [buyer, sales]) {
      const { status, body } = await api.send(getQualificationFile, { params: at() });
      expect([status, body.contentType, body.bytes]).toEqual([200, "application/pdf", pdf.length]);
      expect(new URL(body.url).searchParams.get("X-Amz-Expires")).toBe("300");
      const shown = new URL(body.url).searchParams.get("response-content-disposition");
      expect(shown).toBe('attachment; filename="doc_licence.pdf"');
      const file = await fetch(body.url);
      expect(file.status).toBe(200);
      expect(Buffer.from(await file.arrayBuffer())).toEqual(pdf);
    }
  });
  it("is replaced by the next one, of its own type", async () => {
    expect(await post(await form("image/png"), Buffer.from("png"))).toBeLessThan(300);
    const { body } = await buyer.send(getQualificationFile, { params: at() });
    expect([body.contentType, body.bytes]).toEqual(["image/png", 3]);
  });
  it("is of the type, the place and the size that the form's policy signs: what storage holds it to", async () => {
    const { fields } = await form("image/jpeg", at("doc_permit"));
    const { conditions } = JSON.parse(Buffer.from(fields.Policy!, "base64").toString()) as { conditions: object[] };
    expect(conditions).toEqual(
      expect.arrayContaining([
        { "Content-Type": "image/jpeg" },
        { key: `qualifications/${record.id}/doc_permit` },
        ["content-length-range", 1, 2 * 1024 * 1024],
      ]),
    );
    expect((await buyer.send(getQualificationFile, { params: at("doc_permit") })).status).toBe(404);
    const reply = await sales.send(uploadQualificationFile, { params: at(), body: { contentType: "text/html" } });
    expect([reply.status, reply.body.code]).toEqual([400, "request/invalid"]);
  });
  it("is seen like the record: another's is missing, and distributors post none", async () => {
    const stranger = system.api(await system.member("manager", "dst_other"));
    const foreign = await stranger.send(getQualificationFile, { params: at() });
    expect([foreign.status, foreign.body.code]).toEqual([404, "record/not-found"]);
    const body = { contentType: "application/pdf" };
    expect((await buyer.send(uploadQualificationFile, { params: at(), body })).status).toBe(403);
    for (const params of [at("doc_none"), at("doc_licence", "dst_none")]) {
      expect((await sales.send(uploadQualificationFile, { params, body })).body.code).toBe("record/not-found");
      expect((await sales.send(getQualificationFile, { params })).body.code).toBe("record/not-found");
    }
  });
  it("is out of reach with its document", async () => {
    const distributor = { ...editOf(record), qualifications: record.qualifications.slice(1) };
    const body = { distributor, reason: "已换证", expectedVersion: record.version };
    expect((await sales.send(changeDistributor, { params: { distributorId: record.id }, body })).status).toBe(200);
    expect((await sales.send(getQualificationFile, { params: at() })).body.code).toBe("record/not-found");
  });
});
