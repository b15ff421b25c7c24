import type { Role } from "../../shared/contracts/contract.ts";

/** One password for all demo accounts: they exist on this machine only. */
export const demoPassword = "Huotong-demo-1";

/** What a demo company may use beside the domains themselves, whose SDK clients already point at this machine. */
export interface CompanySystem {
  /** Makes a sign-in; the `sub` goes into the membership. An existing one keeps its sub and gets this password. */
  createIdentity(email: string, password: string): Promise<string>;
  now: string;
}
export interface Account {
  email: string;
  password: string;
  role: Role;
  /** Who it is, as printed: `王芳 · 财务`. */
  name: string;
}
export interface LoadedCompany {
  accounts: Account[];
}
/** `local/companies/<name>/load.ts` exports `company: Company`. `load` runs once, on an empty system; a crash within it starts over on an empty one. */
export interface Company {
  name: string;
  load(system: CompanySystem): Promise<LoadedCompany>;
}
