export const exampleEdit = {
  code: "GZ-001",
  name: "广州天河贸易有限公司",
  legalName: "广州市天河区天河贸易有限公司",
  taxNumber: "91440106MA5XXXXX1Y",
  channel: "distributor",
  grade: "A",
  region: "华南",
  territory: ["广州", "佛山"],
  paymentTerms: { kind: "credit", days: 30 },
  suppliedFrom: ["loc_hq-gz"],
  contacts: [{ name: "陈伟", title: "总经理", phone: "13800138000", email: "chen@example.com" }],
  addresses: [{ country: "中国", province: "广东", city: "广州", street: "天河路 1 号", receiver: "陈伟" }],
  qualifications: [{ id: "doc_0001", kind: "食品经营许可证", number: "JY14401060000001", expiresOn: "2027-06-30" }],
} as const;
export const exampleReply = {
  ...exampleEdit,
  status: "active",
  id: "dst_0001",
  entityId: "ent_0001",
  locationId: "loc_0001",
  version: 1,
} as const;
