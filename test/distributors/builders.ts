import { createLocation } from "../../shared/contracts/locations.ts";
import { type Distributor, registerDistributor } from "../../shared/contracts/distributors.ts";
import { call, type Member } from "../support/call.ts";

/** A warehouse of HQ's that may supply distributors. */
export const aWarehouse = async (admin: Member, code = "SH-1"): Promise<string> => {
  const body = { code, name: "上海一号仓", kind: "warehouse", tenant: "HQ", region: "华东" };
  const reply = await call(createLocation, { as: admin, body });
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return reply.body.id;
};

/** What a registration sends. */
export const anEntry = (suppliedFrom: string, more: object = {}) => ({
  code: "GZ-001",
  name: "广州天河贸易有限公司",
  legalName: "广州市天河区天河贸易有限公司",
  taxNumber: "91440106MA5XYZ1234",
  channel: "distributor",
  grade: "B",
  region: "华南",
  territory: ["佛山"],
  paymentTerms: { kind: "credit", days: 30 },
  suppliedFrom: [suppliedFrom],
  contacts: [{ name: "陈伟", phone: "138-0013-8000", email: "chen@example.com" }],
  addresses: [{ country: "中国", city: "广州", street: "天河路 1 号" }],
  qualifications: [],
  ...more,
});

export const register = async (as: Member, body: object): Promise<Distributor> => {
  const reply = await call(registerDistributor, { as, body });
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return reply.body;
};

/** What a change sends: the record without what a change cannot touch. */
export const editOf = ({ id: _, version: __, status: ___, entityId: ____, locationId: _____, ...edit }: Distributor) =>
  edit;
