import {
  changeSavedList,
  createSavedList,
  deleteSavedList,
  getSavedList,
  listSavedLists,
} from "../../shared/contracts/saved-lists.ts";
import { triggers } from "../../shared/triggers.ts";

const both = ["read", "write"] as const;

export const savedLists = triggers([
  {
    route: createSavedList,
    run: "saved-lists/create-saved-list.http",
    may: both,
    ifBroken: "no list can be saved",
  },
  {
    route: listSavedLists,
    run: "saved-lists/list-saved-lists.http",
    may: ["read"],
    ifBroken: "saved lists do not show",
  },
  {
    route: getSavedList,
    run: "saved-lists/get-saved-list.http",
    may: ["read"],
    ifBroken: "a saved list cannot be ordered from",
  },
  {
    route: changeSavedList,
    run: "saved-lists/change-saved-list.http",
    may: both,
    ifBroken: "saved lists cannot be changed",
  },
  {
    route: deleteSavedList,
    run: "saved-lists/delete-saved-list.http",
    may: both,
    ifBroken: "saved lists cannot be deleted",
  },
]);
