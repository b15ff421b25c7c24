import {
  type InfiniteData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useRef } from "react";
import type { Contract } from "../../../shared/contracts/contract.ts";
import { ask, type Asked, Problem, type Reply } from "./ask.ts";
import { useStill } from "./still.ts";

type AnyContract = Contract<any, any, any, any>;
/** No connection, or a system that is busy: it was not refused, and nothing was done. */
const passes = (error: unknown): boolean => error instanceof Problem && [0, 429, 503].includes(error.status);
const worthAnotherTry = (count: number, error: unknown): boolean => count < 4 && passes(error);
const retryDelay = (count: number): number => Math.min(1_000 * 2 ** count, 4_000);

export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: worthAnotherTry,
        retryDelay,
        // What failed for a while comes by itself when that is over; nobody has to press a button.
        refetchInterval: ({ state }) => passes(state.error) && 5_000,
        refetchOnWindowFocus: true,
        networkMode: "always",
      },
      mutations: { retry: worthAnotherTry, retryDelay, networkMode: "always" },
    },
  });

const asking = <C extends AnyContract>(contract: C, asked: Asked<C>) => ({
  queryKey: [contract.name, asked],
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<Reply<C>> => ask(contract, asked, { signal }),
});
/** What a route answers; kept, and asked for anew when something is sent that could change it. */
export const useAsk = <C extends AnyContract>(contract: C, asked: Asked<C>, enabled = true) =>
  useStill([contract.name, asked], useQuery<Reply<C>, Problem>({ ...asking(contract, asked), enabled }));
/** One route asked in several ways at once: all of its answers, or none yet. */
export const useAskAll = <C extends AnyContract>(contract: C, all: readonly Asked<C>[]) =>
  useQueries({
    queries: all.map((asked) => asking(contract, asked)),
    combine: (found) => ({
      data: found.every(({ data }) => data !== undefined) ? found.map(({ data }) => data as Reply<C>) : undefined,
      error: (found.find(({ error }) => error)?.error ?? null) as Problem | null,
      refetch: () => Promise.all(found.map(({ refetch }) => refetch())),
    }),
  });

interface PageOf<Item> {
  items: Item[];
  cursor?: string | undefined;
}
/** A stretch of a list: what is asked for anew after a change stays little, however long the list is. */
const mostPages = 20;
/** A list, page by page, up to a stretch; the next one begins with its `next`. */
export const useList = <C extends AnyContract>(
  contract: C,
  asked: Asked<C>,
  enabled = true,
  from?: string,
): {
  items: Reply<C>["items"];
  pages: Reply<C>[];
  query: ReturnType<typeof useInfiniteQuery<PageOf<unknown>, Problem>>;
  /** Where the list goes on after a stretch that is full. */
  next: string | undefined;
} => {
  const live = useInfiniteQuery<PageOf<unknown>, Problem, InfiniteData<PageOf<unknown>>, unknown[], string | undefined>(
    {
      queryKey: [contract.name, "pages", asked, from],
      queryFn: ({ signal, pageParam }) =>
        ask(
          contract,
          { ...asked, query: { limit: 50, ...(asked as { query?: object }).query, cursor: pageParam } } as Asked<C>,
          {
            signal,
          },
        ),
      initialPageParam: from,
      getNextPageParam: ({ cursor }, all) => (all.length < mostPages ? cursor : undefined),
      enabled,
    },
  );
  const query = useStill([contract.name, asked, from], live);
  const pages = (query.data?.pages ?? []) as Reply<C>[];
  const next = pages.length < mostPages ? undefined : query.data?.pages.at(-1)?.cursor;
  return { items: pages.flatMap(({ items }) => items), pages, query: query as never, next };
};

/** The version to decide on, where all that a person saw and decides on is still as it was; undefined where it is not: then it is told. */
export type StillAs = () => Promise<number | undefined>;
const isStale = (error: unknown): boolean => error instanceof Problem && error.code === "record/stale";

const isFinal = (error: unknown): boolean => error instanceof Problem && error.status > 0 && error.status < 500;
/**
 * Sends a change whose key outlives a reload under this name: for what must not be done twice by somebody who lost sight of the answer.
 * Throws a `Problem`.
 */
export const sendOnce = async <C extends AnyContract>(
  contract: C,
  asked: Asked<C>,
  name: string = contract.name,
): Promise<Reply<C>> => {
  const place = `intention/${name}`;
  const content = JSON.stringify(asked);
  const before = JSON.parse(localStorage.getItem(place) ?? "{}") as { content?: string; key?: string };
  const key = before.content === content && before.key ? before.key : crypto.randomUUID();
  localStorage.setItem(place, JSON.stringify({ content, key }));
  try {
    const reply = await ask(contract, asked, { key });
    localStorage.removeItem(place);
    return reply;
  } catch (error) {
    if (isFinal(error)) localStorage.removeItem(place);
    throw error;
  }
};

/**
 * Sends a change. One intention keeps its key until it was answered for good, so that a second click or a try after a lost connection is the same
 * one; afterwards everything that is shown is asked for anew. What moved a version without touching what was decided on (a rule, money that came in) is no news to
 * whoever decides: with `stillAs` it is sent again for the version that is there now.
 */
export const useSend = <C extends AnyContract>(contract: C, stillAs?: StillAs) => {
  const client = useQueryClient();
  const intention = useRef({ content: "", key: "" });
  return useMutation<Reply<C>, Problem, Asked<C>>({
    mutationKey: [contract.name],
    mutationFn: async (asked) => {
      let now = asked;
      for (let tries = 1; ; tries += 1) {
        const content = JSON.stringify(now);
        if (intention.current.content !== content) intention.current = { content, key: crypto.randomUUID() };
        try {
          return await ask(contract, now, { key: intention.current.key });
        } catch (error) {
          const version = isStale(error) && tries < 4 ? await stillAs?.() : undefined;
          if (version === undefined) throw error;
          now = { ...now, body: { ...(now as { body?: object }).body, expectedVersion: version } };
        }
      }
    },
    onSettled: (_reply, error) => {
      if (!error || isFinal(error)) intention.current = { content: "", key: "" };
      // Not waited for: who sent it hears the answer before the page around it changes.
      void client.invalidateQueries();
    },
  });
};
