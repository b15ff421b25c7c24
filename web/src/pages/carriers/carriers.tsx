import { Modal, Typography } from "antd";
import { useState } from "react";
import { type Carrier, listCarriers } from "../../../../shared/contracts/carriers.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { Rows } from "../../parts/list.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { Tag } from "../../parts/tags.tsx";
import { ChangeCarrier, CreateCarrier, RotateSecret } from "./edit.tsx";
import { carriers } from "./texts.ts";

const Carriers = () => {
  const say = useTexts(carriers);
  const word = useTexts(words);
  const { day } = useFormats();
  const admin = useMe().is("admin");
  const [secret, setSecret] = useState<{ name: string; secret: string }>();
  const query = useAsk(listCarriers, {});
  const show = (name: string, shown: string | undefined): void => setSecret(shown ? { name, secret: shown } : undefined);
  return (
    <Page title={say("title")} actions={admin && <CreateCarrier show={show} />}>
      <Section>
        <Shown query={query}>
          {({ items }) => (
            <Rows<Carrier>
              label={say("title")}
              rows={items}
              rowKey={({ id }) => id}
              empty={<Empty title={say("empty")}>{admin && <CreateCarrier show={show} />}</Empty>}
              columns={[
                { title: word("name"), cell: ({ name }) => name, width: "1.6fr" },
                { title: word("status"), cell: ({ status }) => <Tag tone={status === "active" ? "good" : "calm"}>{say(status)}</Tag>, width: "110px" },
                { title: word("code"), cell: ({ code }) => <span className="quiet">{code}</span> },
                { title: say("since"), cell: ({ secretSince }) => day(secretSince), wideOnly: true },
                ...(admin
                  ? [
                      {
                        title: word("edit"),
                        width: "200px",
                        cell: (one: Carrier) => (
                          <span className="row">
                            <ChangeCarrier one={one} />
                            <RotateSecret one={one} show={show} />
                          </span>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          )}
        </Shown>
      </Section>
      <Modal
        open={secret !== undefined}
        title={secret && say("secretTitle", { name: secret.name })}
        okText={say("copied")}
        cancelButtonProps={{ hidden: true }}
        closable={false}
        mask={{ closable: false }}
        onOk={() => setSecret(undefined)}
      >
        <p>{say("secretOnce")}</p>
        <Typography.Text copyable code>
          {secret?.secret}
        </Typography.Text>
      </Modal>
    </Page>
  );
}; // prettier-ignore
export default Carriers;
