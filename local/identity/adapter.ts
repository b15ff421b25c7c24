import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";
import type { Shelf } from "../store.ts";

interface Kept {
  payload: AdapterPayload;
  until: number | undefined;
}

/** Sessions, codes, grants and refresh tokens of the provider, on a durable shelf. */
export const adapterOn = (shelf: Shelf): { factory: AdapterFactory; endSessionsOf(sub: string): void } => {
  const kept = new Map<string, Kept>(shelf.all<Kept>().map(({ id, value }) => [id, value]));
  const drop = (id: string): void => {
    kept.delete(id);
    shelf.delete(id);
  };
  const keep = (id: string, value: Kept): void => {
    kept.set(id, value);
    shelf.set(id, value);
  };
  const alive = (id: string): AdapterPayload | undefined => {
    const found = kept.get(id);
    if (!found) return undefined;
    if (found.until === undefined || found.until > Date.now()) return structuredClone(found.payload);
    drop(id);
    return undefined;
  };
  const where = (holds: (payload: AdapterPayload) => boolean): string[] =>
    [...kept].filter(([, { payload }]) => holds(payload)).map(([id]) => id);
  for (const id of kept.keys()) alive(id);
  const factory = (model: string): Adapter => {
    const name = (id: string): string => `${model}:${id}`;
    return {
      upsert: async (id, payload, expiresIn) =>
        keep(name(id), { payload, until: expiresIn ? Date.now() + expiresIn * 1_000 : undefined }),
      find: async (id) => alive(name(id)),
      findByUid: async (uid) => {
        const id = where((payload) => payload.uid === uid).find((found) => found.startsWith(`${model}:`));
        return id === undefined ? undefined : alive(id);
      },
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const found = kept.get(name(id));
        if (found)
          keep(name(id), { ...found, payload: { ...found.payload, consumed: Math.floor(Date.now() / 1_000) } });
      },
      destroy: async (id) => drop(name(id)),
      revokeByGrantId: async (grantId) => where((payload) => payload.grantId === grantId).forEach(drop),
    };
  };
  return { factory, endSessionsOf: (sub) => where((payload) => payload.accountId === sub).forEach(drop) };
};
