/** DynamoDB's expression language as far as it is sound to use here: conditions, key conditions, and SET, ADD and REMOVE. */
export type Stored = Record<string, unknown>;
export interface Named {
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ExpressionAttributeValues?: Stored | undefined;
}
export class Invalid extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ValidationException";
  }
}

const token = /\s*(>=|<=|<>|[=<>(),.]|#\w+|:\w+|\w+)/y;
const known = new Map<string, string[]>();
const tokensOf = (text: string): string[] => {
  const found = known.get(text) ?? cut(text);
  known.set(text, found);
  return found;
};
const cut = (text: string): string[] => {
  const tokens: string[] = [];
  token.lastIndex = 0;
  const trimmed = text.trimEnd();
  while (token.lastIndex < trimmed.length) {
    const match = token.exec(trimmed);
    if (!match) throw new Invalid(`Invalid expression: ${text}`);
    tokens.push(match[1]!);
  }
  return tokens;
};

/** Reads tokens, resolves names and values, and knows which of them were used: unused ones are an error, as in DynamoDB. */
export class Reader {
  readonly #tokens: string[];
  readonly #named: Named;
  readonly #used: Set<string>;
  #at = 0;
  constructor(text: string, named: Named, used: Set<string>) {
    this.#tokens = tokensOf(text);
    this.#named = named;
    this.#used = used;
  }
  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }
  peek(): string | undefined {
    return this.#tokens[this.#at];
  }
  next(): string {
    const found = this.#tokens[this.#at];
    if (found === undefined) throw new Invalid("the expression ends too early");
    this.#at += 1;
    return found;
  }
  took(wanted: string): boolean {
    if (this.peek()?.toUpperCase() !== wanted) return false;
    this.#at += 1;
    return true;
  }
  expect(wanted: string): void {
    if (!this.took(wanted)) throw new Invalid(`Syntax error; token: ${this.peek() ?? "<EOF>"}`);
  }
  path(): string[] {
    const parts: string[] = [];
    do {
      const part = this.next();
      if (part.startsWith("#")) {
        const name = this.#named.ExpressionAttributeNames?.[part];
        if (name === undefined) throw new Invalid(`An expression attribute name is not defined: ${part}`);
        this.#used.add(part);
        parts.push(name);
      } else parts.push(part);
    } while (this.took("."));
    return parts;
  }
  value(): unknown {
    const name = this.next();
    if (!name.startsWith(":")) throw new Invalid(`Syntax error; token: ${name}`);
    const values = this.#named.ExpressionAttributeValues ?? {};
    if (!Object.hasOwn(values, name)) throw new Invalid(`An expression attribute value is not defined: ${name}`);
    this.#used.add(name);
    return values[name];
  }
}

export const at = (item: Stored | undefined, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (found, part) =>
      typeof found === "object" && found !== null && !Array.isArray(found) ? (found as Stored)[part] : undefined,
    item,
  );

const same = (a: unknown, b: unknown): boolean =>
  typeof a === "object" && typeof b === "object" ? JSON.stringify(a) === JSON.stringify(b) : a === b;
/** Values of different types are never ordered: such a comparison is false. */
const compare = (a: unknown, op: string, b: unknown): boolean => {
  if (op === "=") return a !== undefined && same(a, b);
  if (op === "<>") return !(a !== undefined && same(a, b));
  if (typeof a !== typeof b || (typeof a !== "number" && typeof a !== "string")) return false;
  const [x, y] = [a, b] as [number, number];
  return { "<": x < y, "<=": x <= y, ">": x > y, ">=": x >= y }[op] ?? false;
};

type Test = (item: Stored | undefined) => boolean;
const either = (r: Reader): Test => {
  const terms = [both(r)];
  while (r.took("OR")) terms.push(both(r));
  return (item) => terms.some((test) => test(item));
};
const both = (r: Reader): Test => {
  const terms = [single(r)];
  while (r.took("AND")) terms.push(single(r));
  return (item) => terms.every((test) => test(item));
};
const single = (r: Reader): Test => {
  if (r.took("(")) {
    const inner = either(r);
    r.expect(")");
    return inner;
  }
  if (r.took("NOT")) {
    const inner = single(r);
    return (item) => !inner(item);
  }
  const name = r.peek()?.toLowerCase();
  if (name === "attribute_exists" || name === "attribute_not_exists") {
    r.next();
    r.expect("(");
    const path = r.path();
    r.expect(")");
    return (item) => (at(item, path) !== undefined) === (name === "attribute_exists");
  }
  if (name === "begins_with") {
    r.next();
    r.expect("(");
    const path = r.path();
    r.expect(",");
    const value = r.value();
    r.expect(")");
    return (item) => {
      const found = at(item, path);
      return typeof found === "string" && typeof value === "string" && found.startsWith(value);
    };
  }
  return comparison(r);
};
const comparison = (r: Reader): Test => {
  const path = r.path();
  if (r.took("IN")) {
    r.expect("(");
    const values = [r.value()];
    while (r.took(",")) values.push(r.value());
    r.expect(")");
    return (item) => values.some((value) => compare(at(item, path), "=", value));
  }
  if (r.took("BETWEEN")) {
    const low = r.value();
    r.expect("AND");
    const high = r.value();
    return (item) => compare(at(item, path), ">=", low) && compare(at(item, path), "<=", high);
  }
  const op = r.next();
  if (!/^(=|<>|<|<=|>|>=)$/.test(op)) throw new Invalid(`Syntax error; token: ${op}`);
  const value = r.value();
  return (item) => compare(at(item, path), op, value);
};

/** The test that a condition (or key condition) means. */
export const conditionOf = (text: string | undefined, named: Named, used: Set<string>): Test => {
  if (text === undefined) return () => true;
  if (text.trim() === "") throw new Invalid("The expression can not be empty");
  const reader = new Reader(text, named, used);
  const test = either(reader);
  if (!reader.done) throw new Invalid(`Syntax error; token: ${reader.peek()}`);
  return test;
};

export const requireAllUsed = (named: Named, used: ReadonlySet<string>): void => {
  const names = [
    ...Object.keys(named.ExpressionAttributeNames ?? {}),
    ...Object.keys(named.ExpressionAttributeValues ?? {}),
  ];
  const unused = names.find((name) => !used.has(name));
  if (unused) throw new Invalid(`Value provided but unused in expressions: ${unused}`);
};
