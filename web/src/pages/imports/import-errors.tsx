import { App, Button } from "antd";
import { useState } from "react";
import { getImportErrorFile, listImportErrors } from "../../../../shared/contracts/imports.ts";
import type { ImportId } from "../../../../shared/contracts/primitives.ts";
import { ask, Problem } from "../../app/ask.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { List } from "../../parts/list.tsx";
import { Empty, Section } from "../../parts/page.tsx";
import { imports } from "./texts.ts";
import { saveFile } from "./upload.ts";

/** The rows that were not taken, with line, column and what to do; the same as a file. */
export const ImportErrors = ({ id, failed }: { id: ImportId; failed: number }) => {
  const say = useTexts(imports);
  const { number } = useFormats();
  const { modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  const download = async (): Promise<void> => {
    setBusy(true);
    try {
      const { fileName, content } = await ask(getImportErrorFile, { params: { importId: id } });
      saveFile(fileName, content);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      modal.error({ title: error.message, content: error.detail });
    } finally {
      setBusy(false);
    }
  };
  if (failed === 0) return <p className="quiet">{say("noErrors")}</p>;
  return (
    <Section
      title={say("errors")}
      actions={
        <Button loading={busy} onClick={() => void download()}>
          {say("errorFile")}
        </Button>
      }
    >
      <List
        label={say("errors")}
        contract={listImportErrors}
        asked={{ params: { importId: id } }}
        rowKey={({ line }) => String(line)}
        empty={<Empty title={say("noErrors")} />}
        columns={[
          { title: say("line"), cell: ({ line }) => number(line), width: "80px" },
          {
            title: say("problem"),
            cell: ({ problems }) => (
              <ul className="problems">
                {problems.map(({ column, value, text }) => (
                  <li key={column + text}>
                    <span className="strong">{column}</span> {value && <code>{value}</code>} {text}
                  </li>
                ))}
              </ul>
            ),
            width: "6fr",
          },
        ]}
      />
    </Section>
  );
};
