import { useInfiniteQuery } from "@tanstack/react-query";
import { getCredit, getMyCredit } from "../../../../shared/contracts/credit.ts";
import { ask, type Problem } from "../../app/ask.ts";
import { useStill } from "../../app/still.ts";
import type { Account } from "./exposure.tsx";

/** An account, its documents page by page; without `entityId` the reader's own. */
export const useAccount = (entityId: string | undefined) => {
  const live = useInfiniteQuery<Account, Problem, { pages: Account[] }, unknown[], string | undefined>({
    queryKey: ["credit", entityId ?? "own"],
    queryFn: ({ signal, pageParam: cursor }) => {
      const page = { limit: 50, ...(cursor && { cursor }) };
      return entityId
        ? ask(getCredit, { params: { entityId }, query: page }, { signal })
        : ask(getMyCredit, { query: page }, { signal });
    },
    initialPageParam: undefined,
    getNextPageParam: ({ documents }) => documents.cursor,
  });
  const query = useStill(["credit", entityId], live);
  const pages = query.data?.pages ?? [];
  return {
    query: { data: pages[0], error: query.error, refetch: query.refetch },
    documents: pages.flatMap(({ documents }) => documents.items),
    more: {
      wanted: query.hasNextPage,
      busy: query.isFetchingNextPage,
      load: () => void query.fetchNextPage(),
    },
  };
};
