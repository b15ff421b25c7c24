import { useSearchParams } from "react-router";

/** What a page shows, kept in its address: changed in place, so that the way back is one step. `undefined` or "" takes a part away. */
export const useAddress = () => {
  const [search, setSearch] = useSearchParams();
  const change = (to: Record<string, string | undefined>): void => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(to))
      if (value) next.set(name, value);
      else next.delete(name);
    setSearch(next, { replace: true });
  };
  return { get: (name: string): string | undefined => search.get(name) ?? undefined, change };
};
