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

/** When all that is ready to run has run: a tick queued from a microtask comes after every other microtask. */
const turnOver = (): Promise<void> => new Promise((done) => queueMicrotask(() => process.nextTick(done)));
