import { Button, Form, InputNumber, Modal } from "antd";
import { type ReactNode, useState } from "react";
import * as supply from "../../../../shared/contracts/supply-settings.ts";
import type { SkuSupplySettings, SupplySettings } from "../../../../shared/contracts/supply-settings.ts";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { SendForm } from "../../parts/form.tsx";
import { Shown } from "../../parts/shown.tsx";
import { supplyPlans } from "./texts.ts";

type Field = keyof SupplySettings;
const bounds: Record<Field, [min: number, max: number]> = {
  leadTimeDays: [0, 365],
  leadTimeDeviationDays: [0, 180],
  lotSize: [1, 1_000_000],
  servicePercent: [50, 99],
  reviewDays: [1, 92],
  buildUpDays: [0, 90],
  maximumCoverDays: [7, 730],
};
const fields = Object.keys(bounds) as Field[];
type Values = Partial<Record<Field, number | null>>;
/** Without the boxes that are empty. */
const filled = (values: Values): Record<string, number> =>
  Object.fromEntries(fields.flatMap((name) => (typeof values[name] === "number" ? [[name, values[name]]] : [])));

/** `inherited`: what holds where a box is empty; without it every box but the lot size has to be filled in. */
const Fields = ({ inherited }: { inherited?: SupplySettings }) => {
  const say = useTexts(supplyPlans);
  const word = useTexts(words);
  return fields.map((name, i) => (
    <Form.Item
      key={name}
      name={name}
      label={say(name)}
      {...(!inherited && name !== "lotSize" && { rules: [{ required: true, message: word("required") }] })}
    >
      <InputNumber
        autoFocus={i === 0}
        min={bounds[name][0]}
        max={bounds[name][1]}
        precision={0}
        inputMode="numeric"
        placeholder={
          inherited?.[name] === undefined ? (name === "lotSize" ? say("lotHint") : "") : String(inherited[name])
        }
      />
    </Form.Item>
  ));
};

const Dialog = ({ children }: { children: (close: () => void) => ReactNode }) => {
  const say = useTexts(supplyPlans);
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say("settings")}</Button>
      <Modal open={open} title={say("settings")} footer={null} onCancel={close} destroyOnHidden>
        <p className="quiet">{say("nextTime")}</p>
        {open && children(close)}
      </Modal>
    </>
  );
};

const OfCompany = ({ close }: { close: () => void }) => {
  const say = useTexts(supplyPlans);
  const query = useAsk(supply.getSupplySettings, {});
  return (
    <Shown query={query}>
      {({ settings, version }) => (
        <>
          <p>{say("ofCompany")}</p>
          <SendForm<typeof supply.changeSupplySettings, Values>
            name="supply-settings"
            contract={supply.changeSupplySettings}
            initial={settings}
            version={version}
            asked={(values, expectedVersion) => ({
              body: { settings: filled(values) as unknown as SupplySettings, expectedVersion },
            })}
            done={close}
            onCancel={close}
          >
            {() => <Fields />}
          </SendForm>
        </>
      )}
    </Shown>
  );
};
export const CompanySettings = () => <Dialog>{(close) => <OfCompany close={close} />}</Dialog>;

const OfSku = ({ sku, close }: { sku: string; close: () => void }) => {
  const say = useTexts(supplyPlans);
  const query = useAsk(supply.getSkuSupplySettings, { params: { sku } });
  return (
    <Shown query={query}>
      {({ own, effective, version }) => (
        <>
          <p>{say("ofSku")}</p>
          <SendForm<typeof supply.changeSkuSupplySettings, Values>
            name={`supply-settings/${sku}`}
            contract={supply.changeSkuSupplySettings}
            initial={own as Values}
            version={version}
            asked={(values, expectedVersion) => ({
              params: { sku },
              body: { own: filled(values) as SkuSupplySettings, expectedVersion },
            })}
            done={close}
            onCancel={close}
          >
            {() => <Fields inherited={effective} />}
          </SendForm>
        </>
      )}
    </Shown>
  );
};
export const SkuSettings = ({ sku }: { sku: string }) => (
  <Dialog>{(close) => <OfSku sku={sku} close={close} />}</Dialog>
);
