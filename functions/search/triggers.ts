import { distributorChanged, distributorRegistered } from "../../events/distributors.ts";
import { userChanged, userInvited } from "../../events/users.ts";
import { searchAll } from "../../shared/contracts/search.ts";
import { triggers } from "../../shared/triggers.ts";

const both = ["read", "write"] as const;

export const search = triggers([
  { route: searchAll, run: "search/search-all.http", may: ["read"], ifBroken: "the search box finds nothing" },
  {
    on: [distributorRegistered, distributorChanged],
    run: "search/index-distributor.event",
    may: both,
    ifBroken: "new and changed distributors are found by their old data or not at all",
  },
  {
    on: [userInvited, userChanged],
    run: "search/index-user.event",
    may: both,
    ifBroken: "new and renamed members are not found",
  },
]);
