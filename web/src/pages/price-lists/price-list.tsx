import { useParams } from "react-router";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { changePriceList, getPriceList, type PriceList } from "../../../../shared/contracts/pricing.ts";
import type { PriceListId } from "../../../../shared/contracts/primitives.ts";
import { useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Facts, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { Tag } from "../../parts/tags.tsx";
import { EntryGrid } from "./grid.tsx";
import { Target, Validity } from "./target.tsx";
import { priceLists } from "./texts.ts";

const Turn = ({ list }: { list: PriceList }) => {
  const say = useTexts(priceLists);
  const { id, name, taxIncluded, from, to, status, version } = list;
  const publish = status === "draft";
  return (
    <Act
      contract={changePriceList}
      label={say(publish ? "publish" : "withdraw")}
      asks={<p>{say(publish ? "publishAsks" : "withdrawAsks")}</p>}
      reason="needed"
      button={publish ? { type: "primary" } : { danger: true }}
      asked={(reason) => ({
        params: { listId: id },
        body: {
          ...{ name, taxIncluded, from, to, reason },
          status: publish ? ("published" as const) : ("draft" as const),
          expectedVersion: version,
        },
      })}
    />
  );
};

const PriceListPage = () => {
  const say = useTexts(priceLists);
  const { is } = useMe();
  const { listId = "" } = useParams();
  const query = useAsk(getPriceList, { params: { listId: listId as PriceListId } });
  const list = query.data;
  const mayChange = is(...(changePriceList.who as readonly Role[]));
  return (
    <Page
      title={list?.name ?? say("list")}
      back="/price-lists"
      tag={list && <Tag tone={list.status === "published" ? "good" : "waits"}>{say(`status.${list.status}`)}</Tag>}
      actions={
        list &&
        mayChange && (
          <>
            <Turn list={list} />
            <ButtonLink to={`/price-lists/${listId}/edit`}>{say("edit")}</ButtonLink>
          </>
        )
      }
    >
      <Shown query={query}>
        {(one) => (
          <>
            <Section>
              <Facts
                rows={[
                  [say("for"), <Target key="for" of={one.for} />],
                  [say("valid"), <Validity key="valid" list={one} />],
                  [say("currency"), one.currency],
                  [say("tax"), say(one.taxIncluded ? "taxIncluded" : "taxAdded")],
                ]}
              />
            </Section>
            <EntryGrid list={one} mayChange={mayChange} />
          </>
        )}
      </Shown>
    </Page>
  );
};
export default PriceListPage;
