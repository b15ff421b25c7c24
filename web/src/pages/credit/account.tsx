import { useParams } from "react-router";
import { useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Page } from "../../parts/page.tsx";
import { credit } from "./texts.ts";
import { WholeAccount } from "./whole.tsx";

const AccountPage = () => {
  const say = useTexts(credit);
  const { entityId = "" } = useParams();
  const { is } = useMe();
  return (
    <Page
      title={say("title")}
      back="/credit"
      actions={
        is("finance", "admin") && <ButtonLink to={`/audit?kind=credit&id=${entityId}`}>{say("audit")}</ButtonLink>
      }
    >
      <WholeAccount key={entityId} entityId={entityId} />
    </Page>
  );
};
export default AccountPage;
