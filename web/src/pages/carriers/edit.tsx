import { Checkbox, Input } from "antd";
import { useState } from "react";
import {
  type Carrier,
  changeCarrier,
  createCarrier,
  rotateCarrierSecret,
} from "../../../../shared/contracts/carriers.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { Act } from "../../parts/act.tsx";
import { carriers } from "./texts.ts";

type ShowSecret = (name: string, secret: string | undefined) => void;
const useFields = (one?: Carrier) => {
  const say = useTexts(carriers);
  const word = useTexts(words);
  const now = {
    code: one?.code ?? "",
    name: one?.name ?? "",
    url: one?.trackingUrl ?? "",
    retired: one?.status === "retired",
  };
  // What is not typed over is as it is now.
  const [typed, setTyped] = useState<Partial<typeof now>>({});
  const value = { ...now, ...typed };
  const text = (name: "code" | "name" | "url", label: string, max: number, hint?: string) => (
    <label className="field">
      <span>{label}</span>
      <Input
        value={value[name]}
        maxLength={max}
        onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
      />
      {hint && <span className="quiet small">{hint}</span>}
    </label>
  );
  const boxes = (
    <>
      {text("code", word("code"), 30)}
      {text("name", word("name"), 120)}
      {text("url", say("trackingUrl"), 300, say("trackingHint", { number: "{number}" }))}
      {one && (
        <Checkbox checked={value.retired} onChange={({ target }) => setTyped({ ...typed, retired: target.checked })}>
          {say("isRetired")}
        </Checkbox>
      )}
    </>
  );
  const body = {
    code: value.code.trim(),
    name: value.name.trim(),
    ...(value.url.trim() && { trackingUrl: value.url.trim() }),
    status: value.retired ? ("retired" as const) : ("active" as const),
  };
  return {
    boxes,
    body,
    ready: /^[0-9A-Za-z-]{1,30}$/.test(body.code) && body.name !== "",
    clear: () => setTyped({}),
  };
};
export const CreateCarrier = ({ show }: { show: ShowSecret }) => {
  const say = useTexts(carriers);
  const { boxes, body, ready, clear } = useFields();
  return (
    <Act
      contract={createCarrier}
      label={say("create")}
      said={say("created")}
      ready={ready}
      button={{ type: "primary" }}
      asked={() => ({ body })}
      done={({ name, webhookSecret }) => {
        clear();
        show(name, webhookSecret);
      }}
    >
      {boxes}
    </Act>
  );
};
export const ChangeCarrier = ({ one }: { one: Carrier }) => {
  const word = useTexts(words);
  const { boxes, body, ready, clear } = useFields(one);
  return (
    <Act
      contract={changeCarrier}
      label={word("edit")}
      ready={ready}
      button={{ size: "small" }}
      asked={() => ({ params: { carrierId: one.id }, body: { ...body, expectedVersion: one.version } })}
      done={clear}
    >
      {boxes}
    </Act>
  );
};
export const RotateSecret = ({ one, show }: { one: Carrier; show: ShowSecret }) => {
  const say = useTexts(carriers);
  return (
    <Act
      contract={rotateCarrierSecret}
      label={say("rotate")}
      asks={<p>{say("rotateAsks", { name: one.name })}</p>}
      button={{ size: "small" }}
      asked={() => ({ params: { carrierId: one.id }, body: { expectedVersion: one.version } })}
      done={({ name, webhookSecret }) => show(name, webhookSecret)}
    />
  );
}; // prettier-ignore
