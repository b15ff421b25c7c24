import { distributorChanged, distributorRegistered } from "../../events/distributors.ts";
import { on } from "../../shared/on.ts";
import { findDistributor } from "../distributors/index.ts";
import { wordsOfDistributor } from "./findables.ts";
import { keepIndexed } from "./keep-indexed.ts";

export const handler = on(
  "search/index-distributor.event",
  [distributorRegistered, distributorChanged],
  async ({ data: { distributorId } }, { heard }) => {
    const current = async () => {
      const found = await findDistributor(distributorId);
      return found && { tenant: found.id, words: wordsOfDistributor(found) };
    };
    await keepIndexed({ kind: "distributor", id: distributorId }, current, heard);
  },
);
