import { DeleteOutlined } from "@ant-design/icons";
import { App, Button, Input } from "antd";
import { useMemo } from "react";
import { changeSavedList, type getSavedList } from "../../../../shared/contracts/saved-lists.ts";
import type { Reply } from "../../app/ask.ts";
import { useFormats } from "../../app/company.tsx";
import { useSend } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { putInto } from "../../parts/basket.ts";
import { useKept } from "../../parts/kept.ts";
import { Rows } from "../../parts/list.tsx";
import { ProblemNotice } from "../../parts/problem.tsx";
import { QuantityInput } from "../../parts/quantity.tsx";
import { SkuPicker } from "../../parts/sku-picker.tsx";
import { Tag } from "../../parts/tags.tsx";
import { listTexts } from "./texts.ts";

type List = Reply<typeof getSavedList>;
type Line = Omit<List["lines"][number], "sku"> & { sku: string };
interface Edited {
  name: string;
  lines: Line[];
  /** The version that the changes were made to. */
  version: number;
}

/** A list's name and lines; changes are kept until they are saved or discarded. */
export const EditList = ({ list, readOnly }: { list: List; readOnly: boolean }) => {
  const say = useTexts(listTexts);
  const word = useTexts(words);
  const { name: nameOf } = useFormats();
  const { message } = App.useApp();
  const none = useMemo<Edited | null>(() => null, []);
  const edit = useKept<Edited | null>(`saved-list/${list.id}`, none);
  const { name, lines, version }: Edited = edit.value ?? list;
  const send = useSend(changeSavedList);
  const stale = send.error?.code === "record/stale";
  const keep = (part: Partial<Edited>): void => edit.keep({ name, lines, version, ...part });
  const save = (expectedVersion: number): void =>
    send.mutate(
      {
        params: { savedListId: list.id },
        body: { name, lines: lines.map(({ sku, quantity }) => ({ sku, quantity })), expectedVersion },
      },
      { onSuccess: () => (edit.drop(), void message.success(word("saved"))) },
    );
  return (
    <>
      {!readOnly && (
        <label className="field">
          <span>{word("name")}</span>
          <Input value={name} maxLength={120} onChange={({ target }) => keep({ name: target.value })} />
        </label>
      )}
      <Rows<Line>
        label={list.name}
        rows={lines}
        rowKey={({ sku }) => sku}
        empty={null}
        columns={[
          {
            title: say("product"),
            cell: (line) => (
              <span className="row">
                <span className="strong">{nameOf(line.name)}</span>
                {line.notOrderable && <Tag tone="bad">{say(`not.${line.notOrderable}`)}</Tag>}
              </span>
            ),
            width: "2fr",
          },
          { title: "SKU", cell: ({ sku }) => <span className="quiet small">{sku}</span>, width: "1fr" },
          {
            title: word("quantity"),
            cell: (line) => (
              <span className="row">
                {readOnly ? (
                  line.quantity
                ) : (
                  <QuantityInput
                    label={say("quantityOf", { name: nameOf(line.name) })}
                    less={say("lessOf", { name: nameOf(line.name) })}
                    more={say("moreOf", { name: nameOf(line.name) })}
                    value={line.quantity}
                    min={1}
                    onChange={(quantity) => keep({ lines: putInto(lines, { ...line, quantity }) as Line[] })}
                  />
                )}
                <span className="quiet small">{line.unit}</span>
              </span>
            ),
            width: "200px",
          },
          {
            title: word("remove"),
            cell: (line) =>
              !readOnly && (
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={say("removeOf", { name: nameOf(line.name) })}
                  onClick={() => keep({ lines: lines.filter(({ sku }) => sku !== line.sku) })}
                />
              ),
            end: true,
            width: "64px",
          },
        ]}
      />
      {!readOnly && (
        <SkuPicker
          label={say("addProduct")}
          placeholder={say("addProduct")}
          onChange={
            (sku, product) =>
            sku && product && !lines.some((line) => line.sku === sku) && keep({ lines: [...lines, { sku, name: product.name, unit: product.unit, quantity: product.pack?.size ?? 1 }] }) // prettier-ignore
          }
        />
      )}
      {send.error && <ProblemNotice problem={send.error} />}
      {edit.value && (
        <div className="form-actions">
          <Button
            type="primary"
            loading={send.isPending}
            disabled={lines.length === 0 || !name.trim()}
            onClick={() => save(stale ? list.version : version)}
          >
            {word("save")}
          </Button>
          <Button onClick={() => (edit.drop(), send.reset())}>{say("discard")}</Button>
        </div>
      )}
    </>
  );
};
