import { Invalid, type Stored } from "./expressions.ts";

export interface Key {
  pk: string;
  sk: string;
}
export interface Change {
  key: Key;
  before: Stored | undefined;
  after: Stored | undefined;
}
export interface KeyNames {
  pk: string;
  sk: string;
}
const indexes: Record<string, KeyNames & { narrow: readonly string[] }> = {
  byOwner: { pk: "ownerPk", sk: "ownerSk", narrow: ["summary", "tenant", "version"] },
  byStage: { pk: "stagePk", sk: "stageSk", narrow: ["summary", "tenant", "version"] },
  unsent: { pk: "unsentShard", sk: "unsentSince", narrow: [] },
};

export const indexNames = Object.keys(indexes);
export const keysOf = (item: Stored): Key => ({ pk: item.pk as string, sk: item.sk as string });
export const keyText = ({ pk, sk }: Key): string => `${pk}\n${sk}`;
export const indexRows = (index: string | undefined): KeyNames => {
  if (index === undefined) return { pk: "pk", sk: "sk" };
  const found = indexes[index];
  if (!found) throw new Invalid(`The table does not have the specified index: ${index}`);
  return found;
};
/** What an index carries of an item. */
export const project = (item: Stored, index: string | undefined): Stored => {
  if (index === undefined) return item;
  const { pk, sk, narrow } = indexes[index]!;
  return Object.fromEntries(
    [...new Set(["pk", "sk", pk, sk, ...narrow])]
      .filter((name) => item[name] !== undefined)
      .map((name) => [name, item[name]]),
  );
};

/** Keys of the table and, where it has them, of its indexes: non-empty strings. */
export const requireKeys = (item: Stored | undefined, whole: boolean): Key => {
  for (const name of ["pk", "sk"]) {
    const value = item?.[name];
    if (typeof value !== "string")
      throw new Invalid("One or more parameter values were invalid: Missing the key or type mismatch");
    if (value === "") throw new Invalid("One or more parameter values are not valid: an empty string for a key");
  }
  if (!whole && Object.keys(item!).length !== 2)
    throw new Invalid("The provided key element does not match the schema");
  if (whole)
    for (const { pk, sk } of Object.values(indexes))
      for (const name of [pk, sk])
        if (item![name] !== undefined && (typeof item![name] !== "string" || item![name] === ""))
          throw new Invalid(`One or more parameter values were invalid: Type mismatch for Index Key ${name}`);
  return keysOf(item!);
};

/** About what DynamoDB counts: names and values in UTF-8, numbers by their digits. */
export const measured = (value: unknown): number => {
  if (typeof value === "string") return Buffer.byteLength(value);
  if (typeof value === "number") return Math.ceil(String(value).length / 2) + 1;
  if (value instanceof Uint8Array) return value.length;
  if (typeof value !== "object" || value === null) return 1;
  let size = 3;
  if (Array.isArray(value)) for (const one of value) size += measured(one) + 1;
  else for (const name in value) size += nameBytes(name) + measured((value as Stored)[name]) + 1;
  return size;
};
const names = new Map<string, number>();
const nameBytes = (name: string): number => {
  const known = names.get(name) ?? Buffer.byteLength(name);
  names.set(name, known);
  return known;
};

const isPlain = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value) as unknown;
  return prototype === Object.prototype || prototype === null;
};
/** What is stored is never changed, so that it can be measured once; who reads gets a copy of his own. */
const sizes = new WeakMap<Stored, number>();
export const sizeOf = (item: Stored): number => {
  const known = sizes.get(item) ?? measured(item);
  sizes.set(item, known);
  return known;
};
export const copied = <T>(value: T): T => {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Uint8Array) return new Uint8Array(value) as T;
  if (Array.isArray(value)) return value.map(copied) as T;
  // A spread keeps the shape; setting one name after the other is several times as slow.
  const copy = { ...value } as Stored;
  for (const name in copy) if (typeof copy[name] === "object") copy[name] = copied(copy[name]);
  return copy as T;
};

/** As it comes out of the document client's marshalling: a copy without undefined; what cannot be stored throws there, and so here. */
export const wire = (value: unknown): unknown => {
  if (value === null || typeof value === "string" || typeof value === "boolean" || value === undefined) return value;
  if (typeof value === "number") {
    if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
      throw new Error(`Number ${value} cannot be stored`);
    return value;
  }
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (Array.isArray(value)) return value.filter((one) => one !== undefined).map(wire);
  if (typeof value === "object" && isPlain(value)) {
    const copy: Stored = { ...value };
    for (const name in copy) {
      const one = copy[name];
      if (one === undefined) delete copy[name];
      else if (typeof one !== "string") copy[name] = wire(one);
    }
    return copy;
  }
  throw new Error(`Unsupported type passed: ${String(value)}`);
};
