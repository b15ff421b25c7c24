import { Skeleton } from "antd";
import type { ReactNode } from "react";
import type { Problem } from "../app/ask.ts";
import { ProblemNotice } from "./problem.tsx";

interface Query<Data> {
  data: Data | undefined;
  error: Problem | null;
  refetch: () => unknown;
}
/** What was asked for, when it is there; until then its shape, and a problem with a way on. */
export const Shown = <Data,>({
  query,
  rows = 4,
  children,
}: {
  query: Query<Data>;
  rows?: number;
  children: (data: Data) => ReactNode;
}) => {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemNotice problem={query.error} retry={() => void query.refetch()} />;
  return <Skeleton active title={false} paragraph={{ rows }} />;
};
