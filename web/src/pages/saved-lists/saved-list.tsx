import { useNavigate, useParams } from "react-router";
import { deleteSavedList, getSavedList } from "../../../../shared/contracts/saved-lists.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { useMayOrder } from "../../parts/cart.ts";
import { Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { EditList } from "./edit-list.tsx";
import { listTexts } from "./texts.ts";
import { ToCart } from "./to-cart.tsx";

const SavedList = () => {
  const say = useTexts(listTexts);
  const { day } = useFormats();
  const { listId = "" } = useParams();
  const go = useNavigate();
  const mayOrder = useMayOrder();
  const list = useAsk(getSavedList, { params: { savedListId: listId } });
  return (
    <Shown query={list}>
      {(found) => (
        <Page
          title={found.name}
          back="/saved-lists"
          tag={
            <span className="quiet small">
              {day(found.changedAt)} · {found.changedBy.name}
            </span>
          }
          actions={
            mayOrder && (
              <>
                <ToCart listId={found.id} />
                <Act
                  contract={deleteSavedList}
                  label={say("delete")}
                  asks={say("deleteAsk", { name: found.name })}
                  asked={() => ({ params: { savedListId: found.id }, query: { expectedVersion: found.version } })}
                  done={() => void go("/saved-lists")}
                  button={{ danger: true }}
                />
              </>
            )
          }
        >
          <Section>
            <EditList key={found.id} list={found} readOnly={!mayOrder} />
          </Section>
        </Page>
      )}
    </Shown>
  );
};
export default SavedList;
