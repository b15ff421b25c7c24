import { Shown } from "../../parts/shown.tsx";
import { Documents } from "./documents.tsx";
import { useAccount } from "./pages-of.ts";
import { ShownAccount } from "./shown-account.tsx";

export const WholeAccount = ({ entityId }: { entityId?: string }) => {
  const { query, documents, more } = useAccount(entityId);
  return (
    <Shown query={query} rows={8}>
      {(account) => (
        <>
          <ShownAccount account={account} />
          <Documents rows={documents} more={more} currency={account.currency} />
        </>
      )}
    </Shown>
  );
};
