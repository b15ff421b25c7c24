import { GlobalOutlined, LogoutOutlined, MoonOutlined, SunOutlined, UserOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useMe, usePlace } from "./company.tsx";
import { language, languageNames, useTexts } from "./texts.ts";
import { words } from "./words.ts";

const Choice = ({ icon, onClick, children }: { icon: ReactNode; onClick: () => void; children: ReactNode }) => (
  <button type="button" className="account-choice" popoverTarget="account" popoverTargetAction="hide" onClick={onClick}>
    <span aria-hidden>{icon}</span>
    {children}
  </button>
);

/** Who one is, and what concerns oneself: the browser's own popover, which is there at once where a menu component's first opening took a slow phone 0.3 s. */
export const Account = () => {
  const say = useTexts(words);
  const me = useMe();
  const { shade, chooseShade, speak, signOut } = usePlace();
  const otherLanguage = language() === "en" ? "zh-CN" : "en";
  const otherShade = shade === "dark" ? "light" : "dark";
  return (
    <>
      <button
        type="button"
        className="account-button"
        popoverTarget="account"
        aria-label={`${say("account")} · ${me.name}`}
      >
        <UserOutlined aria-hidden />
        <span className="wide-only">{me.name}</span>
      </button>
      <div id="account" popover="auto" className="account">
        <p className="small quiet">
          {me.name} · {say(`role.${me.role}`)} · {me.tenantName}
        </p>
        <Choice icon={<GlobalOutlined />} onClick={() => speak(otherLanguage)}>
          {languageNames[otherLanguage]}
        </Choice>
        <Choice icon={shade === "dark" ? <SunOutlined /> : <MoonOutlined />} onClick={() => chooseShade(otherShade)}>
          {say(`shade.${otherShade}`)}
        </Choice>
        <Choice icon={<LogoutOutlined />} onClick={signOut}>
          {say("signOut")}
        </Choice>
      </div>
    </>
  );
};
