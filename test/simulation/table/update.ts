import { at, Invalid, type Named, Reader, type Stored } from "./expressions.ts";

type Step = { verb: "SET" | "ADD" | "REMOVE"; path: string[]; value?: unknown };

const stepsOf = (text: string, named: Named, used: Set<string>): Step[] => {
  const r = new Reader(text, named, used);
  const steps: Step[] = [];
  while (!r.done) {
    const verb = r.next().toUpperCase();
    if (verb !== "SET" && verb !== "ADD" && verb !== "REMOVE") throw new Invalid(`Syntax error; token: ${verb}`);
    do {
      const path = r.path();
      if (verb === "SET") r.expect("=");
      steps.push(verb === "REMOVE" ? { verb, path } : { verb, path, value: r.value() });
    } while (r.took(","));
  }
  return steps;
};

const requireApart = (steps: readonly Step[]): void => {
  const paths = steps.map(({ path }) => path.join("\n"));
  for (const [i, a] of paths.entries())
    if (paths.some((b, j) => i !== j && (a === b || `${b}\n`.startsWith(`${a}\n`))))
      throw new Invalid("Invalid UpdateExpression: Two document paths overlap with each other");
};

/** What an update makes of an item (of its key alone, where there was none). The item itself is left as it is. */
export const updateOf = (
  text: string,
  named: Named,
  used: Set<string>,
  keyNames: readonly string[],
): ((item: Stored) => Stored) => {
  const steps = stepsOf(text, named, used);
  requireApart(steps);
  if (steps.some(({ path }) => keyNames.includes(path[0]!)))
    throw new Invalid(
      "One or more parameter values were invalid: Cannot update attribute. This attribute is part of the key",
    );
  for (const { verb, value } of steps)
    if (verb === "ADD" && typeof value !== "number")
      throw new Invalid("Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD");
  return (item) => {
    let next: Stored = { ...item };
    for (const { verb, path, value } of steps) {
      if (verb === "ADD") {
        const found = at(item, path) ?? 0;
        if (typeof found !== "number")
          throw new Invalid("An operand in the update expression has an incorrect data type");
        next = placed(next, path, found + (value as number));
      } else next = placed(next, path, verb === "SET" ? value : undefined);
    }
    return next;
  };
};

/** A copy with the value at the path; `undefined` takes it away. Throws where the way to it is missing. */
const placed = (item: Stored, [first, ...rest]: readonly string[], value: unknown): Stored => {
  if (rest.length === 0) {
    if (value !== undefined) return { ...item, [first!]: value };
    const { [first!]: _, ...others } = item;
    return others;
  }
  const inner = item[first!];
  if (typeof inner !== "object" || inner === null || Array.isArray(inner))
    throw new Invalid("The document path provided in the update expression is invalid for update");
  return { ...item, [first!]: placed(inner as Stored, rest, value) };
};
