import { UploadOutlined } from "@ant-design/icons";
import { Alert, App, Button, Input } from "antd";
import { useRef, useState } from "react";
import { readQuickLines } from "../../../../shared/contracts/quick-orders.ts";
import type { Reply } from "../../app/ask.ts";
import { useSend } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import type { Cart } from "../../parts/cart.ts";
import { useKept } from "../../parts/kept.ts";
import { ProblemNotice } from "../../parts/problem.tsx";
import { readText } from "./read-text.ts";
import { cartTexts } from "./texts.ts";

const most = 60_000;
/** Rows out of a spreadsheet or a CSV file become lines; those that cannot stay in the box, each with its reason. */
export const QuickOrder = ({ cart, buyer, open }: { cart: Cart; buyer: { distributorId?: string }; open: boolean }) => {
  const say = useTexts(cartTexts);
  const { message } = App.useApp();
  const { value: text, keep, drop } = useKept("quick-order", "");
  const [errors, setErrors] = useState<Reply<typeof readQuickLines>["errors"]>([]);
  const [tooLarge, setTooLarge] = useState(false);
  const read = useSend(readQuickLines);
  const file = useRef<HTMLInputElement>(null);
  const add = (rows: string): void =>
    read.mutate(
      { body: { text: rows, ...buyer } },
      {
        onSuccess: (reply) => {
          if (reply.lines.length > 0) {
            cart.add(reply.lines);
            void message.success(say("quickAdded", { count: reply.lines.length }));
          }
          setErrors(reply.errors);
          if (reply.errors.length > 0) keep(reply.errors.map((row) => row.text).join("\n"));
          else drop();
        },
      },
    );
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    const content = await readText(chosen);
    setTooLarge(content.length > most);
    if (content.length > most) return;
    keep(content);
    add(content);
  };
  return (
    <details className="section quick" open={open || tooLarge || errors.length > 0}>
      <summary>{say("quick")}</summary>
      <div className="stack">
        <p className="quiet small">{say("quickHint")}</p>
        <Input.TextArea
          aria-label={say("quickText")}
          value={text}
          rows={5}
          maxLength={most}
          placeholder={say("quickExample")}
          onChange={({ target }) => keep(target.value)}
        />
        <div className="row">
          <Button type="primary" loading={read.isPending} disabled={!text.trim()} onClick={() => add(text)}>
            {say("quickRead")}
          </Button>
          <Button icon={<UploadOutlined aria-hidden />} onClick={() => file.current?.click()}>
            {say("quickFile")}
          </Button>
          <input
            ref={file}
            type="file"
            hidden
            accept=".csv,.tsv,.txt,text/csv"
            onChange={({ target }) => {
              void choose(target.files?.[0]);
              target.value = "";
            }}
          />
        </div>
        {tooLarge && <Alert type="error" showIcon role="alert" title={say("fileTooLarge")} />}
        {read.error && <ProblemNotice problem={read.error} />}
        {errors.length > 0 && (
          <Alert
            type="warning"
            showIcon
            role="alert"
            title={say("quickProblems", { count: errors.length })}
            description={
              <ul className="quick-errors">
                {errors.map(({ row, text: of, message: why }) => (
                  <li key={row}>
                    <span className="quiet">{say("quickRow", { row, text: of })}</span> {why}
                  </li>
                ))}
              </ul>
            }
          />
        )}
      </div>
    </details>
  );
};
