import { useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { useMayOrder } from "../../parts/cart.ts";
import { Page } from "../../parts/page.tsx";
import { Beginnings } from "./beginnings.tsx";
import { Credit } from "./credit.tsx";
import { distributorHome } from "./distributor.texts.ts";
import { Alerts, Notices } from "./news.tsx";
import { UnderWay } from "./under-way.tsx";
import { Waits } from "./waits.tsx";
import "./distributor.css";

/** What a distributor comes for: ordering, what waits for it, what is on its way, what it owes. */
export const DistributorHome = () => {
  const say = useTexts(distributorHome);
  const { name, tenantName } = useMe();
  return (
    <Page title={say("hello", { name })} tag={<span className="quiet">{tenantName}</span>}>
      {useMayOrder() && <Beginnings />}
      <div className="columns">
        <div className="column">
          <Waits />
          <UnderWay />
        </div>
        <div className="column">
          <Credit />
          <Alerts />
          <Notices />
        </div>
      </div>
    </Page>
  );
};
