import { DatabaseSync } from "node:sqlite";
import { Mishap } from "./mishap.ts";

/** A durable map of JSON values. */
export interface Shelf {
  get<T>(id: string): T | undefined;
  set(id: string, value: unknown): void;
  delete(id: string): void;
  all<T>(): { id: string; value: T }[];
}
export interface Store {
  shelf(name: string): Shelf;
  close(): void;
}

/** What this machine must remember beside the table and the queues: identities, mails, the schedules' last ticks. No file: in memory. */
export const openStore = (file = ":memory:"): Store => {
  const db = opened(file);
  const get = db.prepare("SELECT value FROM items WHERE shelf = ? AND id = ?");
  const set = db.prepare("INSERT OR REPLACE INTO items VALUES (?, ?, ?)");
  const drop = db.prepare("DELETE FROM items WHERE shelf = ? AND id = ?");
  const all = db.prepare("SELECT id, value FROM items WHERE shelf = ? ORDER BY rowid");
  return {
    shelf: (name) => ({
      get: <T>(id: string) => {
        const row = get.get(name, id) as { value: string } | undefined;
        return row && (JSON.parse(row.value) as T);
      },
      set: (id, value) => void set.run(name, id, JSON.stringify(value)),
      delete: (id) => void drop.run(name, id),
      all: <T>() =>
        (all.all(name) as { id: string; value: string }[]).map(({ id, value }) => ({
          id,
          value: JSON.parse(value) as T,
        })),
    }),
    close: () => db.close(),
  };
};

const opened = (file: string): DatabaseSync => {
  try {
    const db = new DatabaseSync(file);
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    db.exec("CREATE TABLE IF NOT EXISTS items (shelf TEXT, id TEXT, value TEXT, PRIMARY KEY (shelf, id))");
    return db;
  } catch (error) {
    const { message } = error as Error;
    throw new Mishap(`${file} is damaged: ${message}.`, "Begin anew with: npm start -- --reset", error);
  }
};
