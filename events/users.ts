import * as z from "zod";
import { roles } from "../shared/contracts/contract.ts";
import { UserId } from "../shared/contracts/primitives.ts";
import { event } from "./define.ts";

const source = "huotong.users";
const facts = () => z.object({ userId: UserId, tenant: z.string(), role: z.enum(roles) });
const example: z.infer<ReturnType<typeof facts>> = { userId: "usr_0031" as UserId, tenant: "dst_0001", role: "buyer" };

export const userInvited = event({ source, type: "UserInvited", version: 1, detail: facts, example });
/** Name, role or language. */
export const userChanged = event({ source, type: "UserChanged", version: 1, detail: facts, example });
export const userDisabled = event({ source, type: "UserDisabled", version: 1, detail: facts, example });
export const userEnabled = event({ source, type: "UserEnabled", version: 1, detail: facts, example });
