import { Segmented } from "antd";
import { Link } from "react-router";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { createPriceList, listPriceLists } from "../../../../shared/contracts/pricing.ts";
import { useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { useAddress } from "../../parts/address.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { List } from "../../parts/list.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { Tag } from "../../parts/tags.tsx";
import { levels, Target, Validity } from "./target.tsx";
import { priceLists } from "./texts.ts";

const PriceLists = () => {
  const say = useTexts(priceLists);
  const word = useTexts(words);
  const { is } = useMe();
  const { get, change } = useAddress();
  const level = levels.find((one) => one === get("level"));
  return (
    <Page
      title={say("title")}
      actions={
        <>
          {is(...(createPriceList.who as readonly Role[])) && (
            <ButtonLink primary to="/price-list-new">
              {say("create")}
            </ButtonLink>
          )}
          <ButtonLink to="/price-explain">{say("explain")}</ButtonLink>
        </>
      }
    >
      <div className="filters">
        <Segmented
          aria-label={say("level")}
          value={level ?? "all"}
          options={[
            { value: "all", label: word("all") },
            ...levels.map((value) => ({ value: value as string, label: say(`level.${value}`) })),
          ]}
          onChange={(value) => change({ level: value === "all" ? undefined : value })}
        />
      </div>
      <Section>
        <List
          label={say("title")}
          contract={listPriceLists}
          asked={{ query: { ...(level && { level }) } }}
          rowKey={({ id }) => id}
          to={({ id }) => `/price-lists/${id}`}
          empty={
            <Empty title={say(level ? "emptyLevel" : "empty")}>
              {!level && is("admin") && <Link to="/imports?kind=prices">{say("importThem")}</Link>}
            </Empty>
          }
          columns={[
            { title: say("list"), cell: ({ name }) => name, width: "1.6fr" },
            {
              title: word("status"),
              cell: ({ status }) => (
                <Tag tone={status === "published" ? "good" : "waits"}>{say(`status.${status}`)}</Tag>
              ),
              width: "110px",
            },
            { title: say("for"), cell: (list) => <Target of={list.for} />, width: "1.4fr" },
            { title: say("valid"), cell: (list) => <Validity list={list} />, width: "1.4fr" },
            { title: say("tax"), cell: (list) => say(list.taxIncluded ? "taxIncluded" : "taxAdded"), wideOnly: true },
          ]}
        />
      </Section>
    </Page>
  );
};
export default PriceLists;
