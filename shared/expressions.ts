/**
 * DynamoDB expressions from plain objects, so that storage reads as what it means:
 * `update(key, { set: { state: "shipped" }, add: { onHand: -3 }, when: { onHand: atLeast(3) } })`.
 */
type Scalar = string | number | boolean | null;
export type Comparison =
  | { op: "=" | "<>" | "<" | "<=" | ">" | ">="; value: Scalar }
  | { op: "absent" | "present" }
  | { op: "any"; of: readonly Comparison[] };
/** All entries must hold; a bare value means equality. Dots reach into maps: `"reviews.finance"`. */
export type When = Record<string, Scalar | Comparison>;

export const absent: Comparison = { op: "absent" };
export const present: Comparison = { op: "present" };
export const atLeast = (value: number | string): Comparison => ({ op: ">=", value });
export const below = (value: number | string): Comparison => ({ op: "<", value });
export const above = (value: number | string): Comparison => ({ op: ">", value });
export const either = (...of: readonly Comparison[]): Comparison => ({ op: "any", of });

export interface Change {
  set?: Record<string, unknown>;
  /** Numbers added to what is there (absent counts as 0). */
  add?: Record<string, number>;
  remove?: readonly string[];
  when?: When;
}

export interface Expression {
  UpdateExpression?: string;
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
}

class Names {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, unknown> = {};
  path(field: string): string {
    return field
      .split(".")
      .map((part) => {
        const known = Object.entries(this.names).find(([, name]) => name === part);
        if (known) return known[0];
        const alias = `#n${Object.keys(this.names).length}`;
        this.names[alias] = part;
        return alias;
      })
      .join(".");
  }
  value(value: unknown): string {
    const alias = `:v${Object.keys(this.values).length}`;
    this.values[alias] = value;
    return alias;
  }
  toExpression(): Expression {
    return {
      ...(Object.keys(this.names).length > 0 && { ExpressionAttributeNames: this.names }),
      ...(Object.keys(this.values).length > 0 && { ExpressionAttributeValues: this.values }),
    };
  }
}

const compare = (n: Names, path: string, c: Comparison): string => {
  switch (c.op) {
    case "absent":
      return `attribute_not_exists(${path})`;
    case "present":
      return `attribute_exists(${path})`;
    case "any":
      return `(${c.of.map((one) => compare(n, path, one)).join(" OR ")})`;
    default:
      return `${path} ${c.op} ${n.value(c.value)}`;
  }
};

const condition = (n: Names, when: When): string =>
  Object.entries(when)
    .map(([field, c]) => compare(n, n.path(field), c !== null && typeof c === "object" ? c : { op: "=", value: c }))
    .join(" AND ");

export const whenExpression = (when: When | undefined): Expression => {
  if (!when || Object.keys(when).length === 0) return {};
  const n = new Names();
  const ConditionExpression = condition(n, when);
  return { ConditionExpression, ...n.toExpression() };
};

export const changeExpression = ({ set = {}, add = {}, remove = [], when = {} }: Change): Expression => {
  const n = new Names();
  const clauses = [
    Object.entries(set).map(([f, v]) => `${n.path(f)} = ${n.value(v)}`),
    Object.entries(add).map(([f, v]) => `${n.path(f)} ${n.value(v)}`),
    remove.map((f) => n.path(f)),
  ];
  const UpdateExpression = ["SET", "ADD", "REMOVE"]
    .flatMap((verb, i) => (clauses[i]!.length > 0 ? [`${verb} ${clauses[i]!.join(", ")}`] : []))
    .join(" ");
  const ConditionExpression = condition(n, when);
  return { UpdateExpression, ...(ConditionExpression && { ConditionExpression }), ...n.toExpression() };
};
