import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { mutants } from "./mutants.ts";

const root = join(import.meta.dirname, "../..");

/** From now on modules are loaded with that bug in them. Throws at the load where the place is not found, so that a mutant cannot become none unseen. */
export const plant = (name: string): (() => string[]) => {
  const mutant = mutants[name];
  if (!mutant) throw new Error(`there is no mutant ${name}`);
  const patches = Map.groupBy(mutant.patches, ({ file }) => pathToFileURL(join(root, file)).href);
  const waiting = new Set(patches.keys());
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      const list = patches.get(url);
      if (!list) return loaded;
      let source = Buffer.from(loaded.source as Uint8Array).toString();
      for (const { file, find, replace } of list) {
        if (source.split(find).length !== 2)
          throw new Error(`${name}: "${find}" stands ${source.split(find).length - 1} times in ${file}`);
        source = source.replace(find, () => replace);
      }
      waiting.delete(url);
      return { ...loaded, source };
    },
  });
  return () => [...waiting];
};
