import { listSavedLists } from "../../../../shared/contracts/saved-lists.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { ForBuyer, useBuyer } from "../../parts/buyer.tsx";
import { List } from "../../parts/list.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { listTexts } from "./texts.ts";
import { ToCart } from "./to-cart.tsx";
import { useMayOrder } from "../../parts/cart.ts";

const Lists = () => {
  const say = useTexts(listTexts);
  const word = useTexts(words);
  const { day } = useFormats();
  const { query } = useBuyer();
  const mayOrder = useMayOrder();
  return (
    <Section>
      <List
        label={say("title")}
        contract={listSavedLists}
        asked={{ query }}
        rowKey={({ id }) => id}
        to={({ id }) => `/saved-lists/${id}`}
        empty={
          <Empty title={say("empty")}>
            <p>{say("emptyNext")}</p>
            <ButtonLink to="/catalogue">{say("toCatalogue")}</ButtonLink>
          </Empty>
        }
        columns={[
          { title: word("name"), cell: ({ name }) => name, width: "2fr" },
          { title: say("lines"), cell: ({ lineCount }) => word("rows", { count: lineCount }), end: true },
          {
            title: say("changed"),
            cell: ({ changedAt, changedBy }) => `${day(changedAt)} · ${changedBy.name}`,
            width: "1.5fr",
          },
          { title: say("toCart"), cell: ({ id }) => mayOrder && <ToCart listId={id} />, end: true, width: "160px" },
        ]}
      />
    </Section>
  );
};

const SavedLists = () => {
  const say = useTexts(listTexts);
  return (
    <Page title={say("title")}>
      <ForBuyer>
        <Lists />
      </ForBuyer>
    </Page>
  );
};
export default SavedLists;
