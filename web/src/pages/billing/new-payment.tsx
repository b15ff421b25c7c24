import { Form, Input, Radio } from "antd";
import { useNavigate } from "react-router";
import { recordPayment } from "../../../../shared/contracts/billing.ts";
import { getDistributor } from "../../../../shared/contracts/distributors.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { useAddress } from "../../parts/address.ts";
import { SendForm } from "../../parts/form.tsx";
import { MoneyInput } from "../../parts/money-input.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { OfDistributor } from "./of-distributor.tsx";
import { type Chosen, listOf, Shares } from "./shares.tsx";
import { billing } from "./texts.ts";

const ways = ["oldest-first", "list", "none"] as const;
interface Values {
  amountFen: number;
  receivedOn: string;
  reference: string;
  way: (typeof ways)[number];
  shares?: Chosen;
}
const PaymentForm = ({ distributorId }: { distributorId: string }) => {
  const say = useTexts(billing);
  const word = useTexts(words);
  const { today } = useFormats();
  const go = useNavigate();
  const one = useAsk(getDistributor, { params: { distributorId } });
  const needed = { required: true, message: word("required") };
  return (
    <Shown query={one}>
      {({ entityId }) => (
        <SendForm<typeof recordPayment, Values>
          name={`payment/${distributorId}`}
          contract={recordPayment}
          submit={say("record")}
          initial={{ receivedOn: today(), way: "oldest-first" }}
          asked={({ amountFen, receivedOn, reference, way, shares = {} }) => ({
            body: {
              entityId,
              amountFen,
              receivedOn,
              reference,
              allocation: way === "list" ? { kind: way, invoices: listOf(shares) } : { kind: way },
            },
          })}
          done={({ id }) => void go(`/payments/${id}`)}
          onCancel={() => void go(`/invoices?distributor=${distributorId}`)}
        >
          {() => (
            <Section>
              <div className="form-grid">
                <Form.Item name="amountFen" label={say("amount")} rules={[needed]}>
                  <MoneyInput min={1} />
                </Form.Item>
                <Form.Item name="receivedOn" label={say("receivedOn")} rules={[needed]}>
                  <Input type="date" max={today()} />
                </Form.Item>
                <Form.Item
                  name="reference"
                  label={say("reference")}
                  extra={say("referenceHint")}
                  rules={[{ ...needed, whitespace: true }]}
                >
                  <Input maxLength={80} autoComplete="off" />
                </Form.Item>
              </div>
              <Form.Item name="way" label={say("settles")}>
                <Radio.Group options={ways.map((value) => ({ value, label: say(`settles.${value}`) }))} />
              </Form.Item>
              <Form.Item noStyle dependencies={["way", "amountFen"]}>
                {({ getFieldValue }) =>
                  getFieldValue("way") === "list" && (
                    <Form.Item name="shares" rules={[needed]}>
                      <Shares distributorId={distributorId} amountFen={Number(getFieldValue("amountFen") ?? 0)} />
                    </Form.Item>
                  )
                }
              </Form.Item>
            </Section>
          )}
        </SendForm>
      )}
    </Shown>
  );
};
const NewPayment = () => {
  const say = useTexts(billing);
  const of = useAddress().get("distributor");
  return (
    <Page title={say("record")} back={of ? `/invoices?distributor=${of}` : "/invoices"}>
      <OfDistributor empty={say("choose")}>{(id) => id && <PaymentForm key={id} distributorId={id} />}</OfDistributor>
    </Page>
  );
};
export default NewPayment;
