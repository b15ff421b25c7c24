/**
 * Asks that are made in the same turn travel together: what one request wants to know from several domains at once is one round trip, though none of
 * them knows of the others. `load` answers all keys of a turn, in their order.
 */
export const gathered = <Key, Value>(
  load: (keys: readonly Key[]) => Promise<Value[]>,
): ((keys: readonly Key[]) => Promise<Value[]>) => {
  let turn: { keys: Key[]; values: Promise<Value[]> } | undefined;
  const begin = () => {
    const keys: Key[] = [];
    const values = turnOver().then(() => {
      turn = undefined;
      return load(keys);
    });
    return { keys, values };
  };
  return async (keys) => {
    if (keys.length === 0) return [];
    turn ??= begin();
    const from = turn.keys.length;
    turn.keys.push(...keys);
    return (await turn.values).slice(from, from + keys.length);
  };
};

/** Enough for askers that first ask for what is at hand, such as the policy. Promises alone, no tick: then a simulation sees when nothing is left to do. */
const hops = 10;
const turnOver = async (): Promise<void> => {
  for (let i = 0; i < hops; i += 1) await Promise.resolve();
};
