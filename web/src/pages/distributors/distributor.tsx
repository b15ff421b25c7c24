import { Link, useParams } from "react-router";
import { type Distributor, getDistributor } from "../../../../shared/contracts/distributors.ts";
import { listLocations } from "../../../../shared/contracts/locations.ts";
import { useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Facts, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import "./distributors.css";
import { Documents } from "./documents.tsx";
import { Addresses, Contacts } from "./people.tsx";
import { Standing } from "./standing.tsx";
import { StatusTag } from "./status-tag.tsx";
import { distributors } from "./texts.ts";

const Links = ({ one }: { one: Distributor }) => {
  const say = useTexts(distributors);
  const { atHq, is } = useMe();
  const money = is("manager", "sales", "finance", "admin");
  return (
    <nav className="row" aria-label={one.name}>
      <ButtonLink to={atHq ? `/orders?distributor=${one.id}` : "/orders"}>{say("orders")}</ButtonLink>
      <ButtonLink to={atHq ? `/forecasts/distributors?distributor=${one.id}` : "/forecasts/own"}>
        {say("forecast")}
      </ButtonLink>
      {!is("warehouse") && (
        <>
          <ButtonLink to={atHq ? `/credit/${one.entityId}` : "/credit"}>{say("toCredit")}</ButtonLink>
          <ButtonLink to={atHq ? `/invoices?distributor=${one.id}` : "/invoices"}>{say("invoices")}</ButtonLink>
        </>
      )}
      {money && (
        <ButtonLink to={atHq ? `/statement?distributor=${one.id}` : "/statement"}>{say("statement")}</ButtonLink>
      )}
      {is("manager", "sales", "admin") && <ButtonLink to={`/users?of=${one.id}`}>{say("users")}</ButtonLink>}
      {is("finance", "admin") && (
        <ButtonLink to={`/audit?kind=distributor&id=${one.id}`}>{say("audit")}</ButtonLink>
      )}
    </nav>
  ); // prettier-ignore
};
const Basics = ({ one }: { one: Distributor }) => {
  const say = useTexts(distributors);
  const word = useTexts(words);
  const { atHq } = useMe();
  const places = useAsk(listLocations, { query: { limit: 100 } });
  const own = useAsk(listLocations, { query: { limit: 100, tenant: one.id } });
  const parent = useAsk(getDistributor, { params: { distributorId: one.parentId ?? "" } }, atHq && Boolean(one.parentId)); // prettier-ignore
  const nameOf = (id: string): string | undefined =>
    [...(places.data?.items ?? []), ...(own.data?.items ?? [])].find((place) => place.id === id)?.name;
  return (
    <Section title={say("basics")}>
      <Facts
        rows={[
          [word("code"), one.code],
          [say("legalName"), one.legalName],
          [say("taxNumber"), one.taxNumber],
          [say("channel"), word(`channel.${one.channel}`)],
          [say("grade"), one.grade],
          [say("region"), one.region],
          [say("territory"), one.territory.join(", ")],
          [say("parent"), parent.data && <Link to={`/distributors/${parent.data.id}`}>{parent.data.name}</Link>],
          [say("terms"), one.paymentTerms.kind === "prepaid" ? say("prepaid") : say("termsDays", { count: one.paymentTerms.days })],
          [say("suppliedFrom"), one.suppliedFrom.flatMap((id) => nameOf(id) ?? []).join(", ")],
          [say("ownPlace"), <Link key="own" to={`/stock/${one.locationId}`}>{nameOf(one.locationId) ?? one.name}</Link>],
        ]}
      />
    </Section>
  ); // prettier-ignore
};
const DistributorPage = () => {
  const say = useTexts(distributors);
  const { atHq, is } = useMe();
  const { distributorId = "" } = useParams();
  const query = useAsk(getDistributor, { params: { distributorId } });
  return (
    <Page
      title={query.data?.name ?? say("title")}
      {...(atHq && { back: "/distributors" })}
      tag={query.data && <StatusTag status={query.data.status} />}
      actions={
        query.data && (
          <>
            {is("sales", "admin") && query.data.status !== "closed" && (
              <ButtonLink primary to={`/distributors/${distributorId}/edit`}>
                {say("edit")}
              </ButtonLink>
            )}
            <Standing one={query.data} />
          </>
        )
      }
    >
      <Shown query={query} rows={10}>
        {(one) => (
          <>
            <Links one={one} />
            <Basics one={one} />
            <div className="columns">
              <Contacts one={one} />
              <Addresses one={one} />
            </div>
            <Documents one={one} />
          </>
        )}
      </Shown>
    </Page>
  );
};
export default DistributorPage;
