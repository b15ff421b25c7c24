import { describe, expect, it } from "vitest";
import { gathered } from "../shared/gather.ts";

const counted = () => {
  const loads: number[][] = [];
  const ask = gathered<number, string>(async (keys) => {
    loads.push([...keys]);
    if (keys.includes(13)) throw new Error("no 13");
    return keys.map((key) => `v${key}`);
  });
  return { ask, loads };
};
/** As a domain asks: after something of its own that was known already. */
const after = async <T>(turns: number, then: () => Promise<T>): Promise<T> => {
  for (let i = 0; i < turns; i += 1) await Promise.resolve();
  return then();
};

describe("asks of one turn", () => {
  it("are one load, each with its own answer", async () => {
    const { ask, loads } = counted();
    const answers = await Promise.all([ask([1, 2]), after(5, () => ask([3])), after(7, () => ask([2, 4]))]);
    expect(answers).toEqual([["v1", "v2"], ["v3"], ["v2", "v4"]]);
    expect(loads).toEqual([[1, 2, 3, 2, 4]]);
  });
  it("fail together, and the next turn does not", async () => {
    const { ask, loads } = counted();
    const results = await Promise.allSettled([ask([1]), ask([13])]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await ask([1])).toEqual(["v1"]);
    expect(loads).toHaveLength(2);
  });
});

describe("asks of different turns", () => {
  it("are loads of their own", async () => {
    const { ask, loads } = counted();
    await ask([1]);
    const slow = ask([2]);
    await new Promise((done) => setTimeout(done, 5));
    await Promise.all([slow, ask([3])]);
    expect(loads).toEqual([[1], [2], [3]]);
  });
  it("ask nothing where there is nothing to ask", async () => {
    const { ask, loads } = counted();
    expect(await ask([])).toEqual([]);
    expect(loads).toEqual([]);
  });
});
