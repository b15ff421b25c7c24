const bytes = (text: string): number => Buffer.byteLength(text);
/** "One byte per two significant digits, and one more", as DynamoDB's guide says of numbers. */
const ofNumber = (value: number): number => {
  const digits = String(Math.abs(value)).replace(/^0\.0*|\.|0+$/g, "").length;
  return Math.ceil(Math.max(1, digits) / 2) + 1 + (value < 0 ? 1 : 0);
};
const ofValue = (value: unknown): number => {
  if (value === null || typeof value === "boolean") return 1;
  if (typeof value === "string") return bytes(value);
  if (typeof value === "number") return ofNumber(value);
  if (value instanceof Uint8Array) return value.length;
  if (Array.isArray(value)) return 3 + value.reduce<number>((sum, one) => sum + 1 + ofValue(one), 0);
  const entries = Object.entries(value as object);
  return 3 + entries.reduce((sum, [name, one]) => sum + 1 + bytes(name) + ofValue(one), 0);
};

/** Bytes of an item, by the rules of DynamoDB's developer guide ("Item sizes and formats"). */
export const sizeOf = (item: Record<string, unknown>): number =>
  Object.entries(item).reduce(
    (sum, [name, value]) => sum + (value === undefined ? 0 : bytes(name) + ofValue(value)),
    0,
  );
