import { useState } from "react";
import { useParams } from "react-router";
import { allocatePayment, getPayment } from "../../../../shared/contracts/billing.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { DistributorPicker } from "../../parts/distributor-picker.tsx";
import { Facts, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { type Chosen, listOf, Shares } from "./shares.tsx";
import { billing } from "./texts.ts";

const PaymentPage = () => {
  const say = useTexts(billing);
  const { money, date } = useFormats();
  const { is } = useMe();
  const { receiptId = "" } = useParams();
  const [of, setOf] = useState<string>();
  const [chosen, setChosen] = useState<Chosen>({});
  const query = useAsk(getPayment, { params: { receiptId } });
  const list = listOf(chosen);
  const sum = list.reduce((n, { amountFen }) => n + amountFen, 0);
  const asked = (allocation: Parameters<typeof listOf>[0] | undefined) => ({
    params: { receiptId },
    body: {
      allocation: allocation
        ? { kind: "list" as const, invoices: listOf(allocation) }
        : { kind: "oldest-first" as const },
    },
  });
  return (
    <Page title={query.data ? `${say("payment")} ${query.data.reference}` : say("payment")} back="/invoices">
      <Shown query={query}>
        {(one) => (
          <>
            <Section>
              <Facts
                rows={[
                  [say("amount"), money(one.amountFen, one.currency)],
                  [say("left"), money(one.unallocatedFen, one.currency)],
                  [say("receivedOn"), date(one.receivedOn)],
                  [say("reference"), one.reference],
                ]}
              />
              {one.unallocatedFen === 0 && <p className="quiet">{say("done")}</p>}
              <div className="row">
                {is("finance") && one.unallocatedFen > 0 && (
                  <>
                    <Act
                      contract={allocatePayment}
                      label={say("allocate")}
                      said={say("allocated")}
                      asks={<p>{say("settles.oldest-first")}</p>}
                      button={{ type: "primary" }}
                      asked={() => asked(undefined)}
                    />
                    <Act
                      contract={allocatePayment}
                      label={say("settles.list")}
                      said={say("allocated")}
                      ready={list.length > 0 && list.length <= 30 && sum <= one.unallocatedFen}
                      wide
                      asked={() => asked(chosen)}
                      done={() => setChosen({})}
                    >
                      <DistributorPicker
                        label={say("distributor")}
                        placeholder={say("distributor")}
                        value={of}
                        onChange={setOf}
                      />
                      {of && (
                        <Shares distributorId={of} amountFen={one.unallocatedFen} value={chosen} onChange={setChosen} />
                      )}
                    </Act>
                  </>
                )}
                <ButtonLink to={`/credit/${one.entityId}`}>{say("toCredit")}</ButtonLink>
              </div>
            </Section>
          </>
        )}
      </Shown>
    </Page>
  );
};
export default PaymentPage;
