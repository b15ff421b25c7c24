import {
  changeDistributor,
  closeDistributor,
  getDistributor,
  listDistributors,
  reactivateDistributor,
  registerDistributor,
  suspendDistributor,
} from "../../shared/contracts/distributors.ts";
import { getQualificationFile, uploadQualificationFile } from "../../shared/contracts/qualification-files.ts";
import { triggers } from "../../shared/triggers.ts";

const both = ["read", "write"] as const;

export const distributors = triggers([
  {
    route: registerDistributor,
    run: "distributors/register-distributor.http",
    may: both,
    ifBroken: "no distributor can be registered",
  },
  {
    route: changeDistributor,
    run: "distributors/change-distributor.http",
    may: both,
    ifBroken: "distributors' data cannot be changed",
  },
  {
    route: getDistributor,
    run: "distributors/get-distributor.http",
    may: ["read"],
    ifBroken: "nobody can look at a distributor",
  },
  {
    route: listDistributors,
    run: "distributors/list-distributors.http",
    may: ["read"],
    ifBroken: "HQ cannot list distributors",
  },
  {
    route: suspendDistributor,
    run: "distributors/suspend-distributor.http",
    may: both,
    ifBroken: "a distributor cannot be suspended",
  },
  {
    route: reactivateDistributor,
    run: "distributors/reactivate-distributor.http",
    may: both,
    ifBroken: "a suspended distributor stays so",
  },
  {
    route: closeDistributor,
    run: "distributors/close-distributor.http",
    may: both,
    ifBroken: "a cooperation cannot be ended",
  },
  {
    route: uploadQualificationFile,
    run: "distributors/upload-qualification-file.http",
    may: ["read", "write", "write-files"],
    ifBroken: "no file can be added to a qualification document",
  },
  {
    route: getQualificationFile,
    run: "distributors/get-qualification-file.http",
    may: ["read", "read-files"],
    ifBroken: "files of qualification documents cannot be opened",
  },
  {
    every: "cron(30 6 * * ? *)",
    run: "distributors/tell-due-qualifications.job",
    may: both,
    ifBroken: "documents expire without warning",
  },
]);
