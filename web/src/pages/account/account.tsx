import { Button, Segmented } from "antd";
import { Link } from "react-router";
import { useMe, usePlace } from "../../app/company.tsx";
import { language, languageChoices, useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { Facts, Page, Section } from "../../parts/page.tsx";
import { account } from "./texts.ts";

const Account = () => {
  const say = useTexts(account);
  const word = useTexts(words);
  const me = useMe();
  const { shade, chooseShade, speak, signOut } = usePlace();
  return (
    <Page title={say("title")} actions={<Button onClick={signOut}>{word("signOut")}</Button>}>
      <Section>
        <Facts
          rows={[
            [word("name"), me.name],
            [say("email"), me.email],
            [say("role"), word(`role.${me.role}`)],
            [
              say("organisation"),
              me.atHq ? me.tenantName : <Link to={`/distributors/${me.tenant}`}>{me.tenantName}</Link>,
            ],
          ]}
        />
        <p className="quiet small">{say("change")}</p>
      </Section>
      <Section title={say("look")}>
        <div className="stack">
          <span>{say("language")}</span>
          <div>
            <Segmented aria-label={say("language")} value={language()} options={languageChoices} onChange={speak} />
          </div>
          <span className="quiet small">{say("languageHint")}</span>
        </div>
        <div className="stack">
          <span>{word("shade")}</span>
          <div>
            <Segmented
              aria-label={word("shade")}
              value={shade}
              options={(["light", "dark"] as const).map((value) => ({ value, label: word(`shade.${value}`) }))}
              onChange={chooseShade}
            />
          </div>
          <span className="quiet small">{say("shadeHint")}</span>
        </div>
      </Section>
    </Page>
  );
};
export default Account;
