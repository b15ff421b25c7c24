import { usePlace } from "../../app/company.tsx";
import { menuOf } from "../../app/pages.ts";
import { language } from "../../app/texts.ts";
import { Page } from "../../parts/page.tsx";

/** Where HQ's roles go from here. */
export const HqHome = () => {
  const { me, company } = usePlace();
  return (
    <Page title={company.companyName}>
      <div className="tiles">
        {menuOf(me.role)
          .filter(({ path }) => path !== "/")
          .map(({ path, title, icon }) => (
            <a key={path} className="tile" href={path}>
              <span aria-hidden>{icon}</span> {title[language()]}
            </a>
          ))}
      </div>
    </Page>
  );
};
