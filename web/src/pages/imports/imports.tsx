import { type Import, listImports } from "../../../../shared/contracts/imports.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { List } from "../../parts/list.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { NewImport } from "./new-import.tsx";
import { StateTag } from "./state-tag.tsx";
import { imports } from "./texts.ts";
import "./imports.css";

const Imports = () => {
  const say = useTexts(imports);
  const word = useTexts(words);
  const { number, time } = useFormats();
  return (
    <Page title={say("title")}>
      <NewImport />
      <Section title={say("past")}>
        <List
          label={say("past")}
          contract={listImports}
          asked={{}}
          rowKey={({ id }) => id}
          to={({ id }) => `/imports/${id}`}
          empty={<Empty title={say("none")} />}
          columns={[
            { title: say("kind"), cell: ({ kind }: Import) => say(`kind.${kind}`) },
            { title: word("status"), cell: (one: Import) => <StateTag of={one} />, width: "1.4fr" },
            { title: say("rows"), cell: ({ total }) => number(total), end: true },
            { title: say("failed"), cell: ({ failed }) => number(failed), end: true, wideOnly: true },
            { title: say("when"), cell: ({ createdAt }) => <span className="quiet">{time(createdAt)}</span>, width: "1.4fr" }, // prettier-ignore
            { title: say("by"), cell: ({ createdBy }) => createdBy.name, wideOnly: true },
          ]}
        />
      </Section>
    </Page>
  );
};
export default Imports;
