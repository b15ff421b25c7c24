import { getDistributor } from "../../../../shared/contracts/distributors.ts";
import { useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { useAddress } from "../../parts/address.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { DistributorPicker } from "../../parts/distributor-picker.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { credit } from "./texts.ts";
import { WholeAccount } from "./whole.tsx";

const Chosen = () => {
  const say = useTexts(credit);
  const { get, change } = useAddress();
  const distributorId = get("distributor") ?? "";
  const one = useAsk(getDistributor, { params: { distributorId } }, distributorId !== "");
  return (
    <>
      <div className="filters">
        <DistributorPicker
          label={say("distributor")}
          placeholder={say("distributor")}
          value={distributorId || undefined}
          onChange={(id) => change({ distributor: id })}
        />
      </div>
      {distributorId ? (
        <Shown query={one}>{({ entityId }) => <WholeAccount key={entityId} entityId={entityId} />}</Shown>
      ) : (
        <Section>
          <Empty title={say("choose")}>
            <ButtonLink to="/distributors">{say("toDistributors")}</ButtonLink>
          </Empty>
        </Section>
      )}
    </>
  );
};
/** A distributor sees its own account, HQ one it chooses. */
const Credit = () => {
  const say = useTexts(credit);
  const { atHq } = useMe();
  return (
    <Page
      title={say("title")}
      actions={!atHq && <ButtonLink to="/invoices">{say("invoices")}</ButtonLink>}
    >
      {atHq ? <Chosen /> : <WholeAccount />}
    </Page>
  ); // prettier-ignore
};
export default Credit;
