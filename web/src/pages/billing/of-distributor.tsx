import type { ReactNode } from "react";
import { useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { useAddress } from "../../parts/address.ts";
import { DistributorPicker } from "../../parts/distributor-picker.tsx";
import { Empty, Section } from "../../parts/page.tsx";
import { billing } from "./texts.ts";

/** HQ chooses whose papers it sees, kept in the address; a distributor sees its own. */
export const OfDistributor = ({ empty, children }: { empty: string; children: (id: string | undefined) => ReactNode }) => {
  const say = useTexts(billing);
  const { atHq } = useMe();
  const { get, change } = useAddress();
  const id = get("distributor");
  if (!atHq) return children(undefined);
  return (
    <>
      <div className="filters">
        <DistributorPicker
          label={say("distributor")}
          placeholder={say("distributor")}
          value={id}
          onChange={(next) => change({ distributor: next })}
        />
      </div>
      {id ? (
        children(id)
      ) : (
        <Section>
          <Empty title={empty} />
        </Section>
      )}
    </>
  );
}; // prettier-ignore
