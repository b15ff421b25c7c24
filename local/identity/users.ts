import { randomBytes, randomUUID, scryptSync, timingSafeEqual } from "node:crypto";
import { clock } from "../../shared/clock.ts";
import type { Shelf } from "../store.ts";

export interface Identity {
  sub: string;
  email: string;
  enabled: boolean;
  /** True until a password of the person's own was set. */
  temporary: boolean;
  attributes: Record<string, string>;
  createdAt: string;
  salt: string;
  hash: string;
}

/** Cognito's rule in platform-stack.ts. */
export const passwordIsStrong = (password: string): boolean => password.length >= 12 && password.length <= 256;

const hashOf = (password: string, salt: string): Buffer =>
  scryptSync(password.normalize("NFKC"), Buffer.from(salt, "base64"), 32);
const nobody = { salt: randomBytes(16).toString("base64"), hash: randomBytes(32).toString("base64") };

export interface Users {
  byEmail(email: string): Identity | undefined;
  bySub(sub: string): Identity | undefined;
  create(email: string, password: string, temporary: boolean, attributes?: Record<string, string>): Identity;
  change(user: Identity, change: Partial<Identity>): Identity;
  setPassword(user: Identity, password: string, temporary: boolean): Identity;
  /** The enabled user with this password; as slow for an unknown address as for a known one. */
  check(email: string, password: string): Identity | undefined;
}

export const usersOn = (shelf: Shelf): Users => {
  const bySub = new Map<string, Identity>(shelf.all<Identity>().map(({ value }) => [value.sub, value]));
  const byEmail = new Map([...bySub.values()].map((user) => [user.email, user.sub]));
  const keep = (user: Identity): Identity => {
    shelf.set(user.sub, user);
    bySub.set(user.sub, user);
    byEmail.set(user.email, user.sub);
    return user;
  };
  const secret = (password: string): { salt: string; hash: string } => {
    const salt = randomBytes(16).toString("base64");
    return { salt, hash: hashOf(password, salt).toString("base64") };
  };
  const find = (email: string): Identity | undefined => bySub.get(byEmail.get(email.trim().toLowerCase()) ?? "");
  return {
    byEmail: find,
    bySub: (sub) => bySub.get(sub),
    create: (email, password, temporary, attributes = {}) =>
      keep({
        sub: randomUUID(),
        email: email.trim().toLowerCase(),
        enabled: true,
        temporary,
        attributes,
        createdAt: clock.now(),
        ...secret(password),
      }),
    change: (user, change) => keep({ ...user, ...change }),
    setPassword: (user, password, temporary) => keep({ ...user, temporary, ...secret(password) }),
    check: (email, password) => {
      const user = find(email);
      const { salt, hash } = user ?? nobody;
      const same = timingSafeEqual(hashOf(password, salt), Buffer.from(hash, "base64"));
      return same && user?.enabled ? user : undefined;
    },
  };
};
