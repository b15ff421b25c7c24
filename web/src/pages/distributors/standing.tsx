import {
  closeDistributor,
  type Distributor,
  reactivateDistributor,
  suspendDistributor,
} from "../../../../shared/contracts/distributors.ts";
import { useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { distributors } from "./texts.ts";

/** Whether HQ works with it: suspended it cannot order, closed is for good. */
export const Standing = ({ one }: { one: Distributor }) => {
  const say = useTexts(distributors);
  const { is } = useMe();
  if (!is("sales", "finance", "admin") || one.status === "closed") return null;
  const asked = (reason: string) => ({
    params: { distributorId: one.id },
    body: { reason, expectedVersion: one.version },
  });
  const { name } = one;
  return (
    <>
      {one.status === "active" ? (
        <Act
          contract={suspendDistributor}
          label={say("suspend")}
          reason="needed"
          asks={<p>{say("suspendAsks", { name })}</p>}
          asked={asked}
        />
      ) : (
        <Act
          contract={reactivateDistributor}
          label={say("reactivate")}
          reason="needed"
          asks={<p>{say("reactivateAsks", { name })}</p>}
          asked={asked}
        />
      )}
      <Act
        contract={closeDistributor}
        label={say("close")}
        reason="needed"
        button={{ danger: true }}
        asks={<p>{say("closeAsks", { name })}</p>}
        asked={asked}
      />
    </>
  );
};
