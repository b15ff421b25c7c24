import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { LoadedCompany } from "./companies/company.ts";
import { Mishap } from "./mishap.ts";

/** A company's data on this machine, held by one process at a time. */
export interface Folder {
  directory: string;
  /** What its loading left; undefined where that has not been completed. */
  loaded: LoadedCompany | undefined;
  markLoaded(company: LoadedCompany): void;
  release(): void;
}

/** The lock is SQLite's own: it ends with its process, however that ends. */
const lock = (file: string): DatabaseSync => {
  const db = new DatabaseSync(file);
  db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE");
  db.exec("CREATE TABLE IF NOT EXISTS holder (pid INTEGER)");
  db.exec("DELETE FROM holder");
  db.prepare("INSERT INTO holder VALUES (?)").run(process.pid);
  return db;
};
const lockName = "lock.db";
const loadedName = "loaded.json";

/** Opens `directory`; what an unfinished loading left there is removed. @param reset begin anew. */
export const openFolder = (directory: string, reset: boolean): Folder => {
  const clear = (): void => {
    for (const name of readdirSync(directory))
      if (!name.startsWith(lockName)) rmSync(join(directory, name), { recursive: true });
  };
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw new Mishap(
      `The data folder ${directory} cannot be made: ${(error as Error).message}.`,
      "Make the folder writable.",
      error,
    );
  }
  let held: DatabaseSync;
  try {
    held = lock(join(directory, lockName));
  } catch (error) {
    const { errcode, message } = error as { errcode?: number; message: string };
    throw errcode === 5
      ? new Mishap(
          `Another Huotong runs on ${directory}.`,
          "Use that one, or stop it first; another company can run beside it: npm start -- --company northwind --port 9000",
          error,
        )
      : new Mishap(
          `The data folder ${directory} cannot be used: ${message}.`,
          `Remove it and start again: rm -r ${directory}`,
          error,
        );
  }
  const file = join(directory, loadedName);
  let loaded: LoadedCompany | undefined;
  if (!reset && existsSync(file)) {
    try {
      loaded = JSON.parse(readFileSync(file, "utf8")) as LoadedCompany;
    } catch (error) {
      held.close();
      throw new Mishap(`${file} is damaged.`, "Begin anew with: npm start -- --reset", error);
    }
  }
  if (!loaded) clear();
  return {
    directory,
    loaded,
    markLoaded: (company) => writeFileSync(file, JSON.stringify(company, null, 2)),
    release: () => held.close(),
  };
};
