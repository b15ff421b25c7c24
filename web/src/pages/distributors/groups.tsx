import { Button, Form, Input } from "antd";
import type { ReactNode } from "react";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { Section } from "../../parts/page.tsx";
import { distributors } from "./texts.ts";

interface Box {
  name: string;
  label: string;
  needed?: boolean;
  max: number;
  type?: "date" | "email" | "tel";
}
interface GroupProps {
  name: "contacts" | "addresses" | "qualifications";
  boxes: readonly Box[];
  add: string;
  most: number;
  blank?: object;
  hint?: ReactNode;
}
/** One more of the same as often as needed: its boxes in a row, a button to take it away. */
const Group = ({ name, boxes, add, most, blank = {}, hint }: GroupProps) => {
  const say = useTexts(distributors);
  const word = useTexts(words);
  return (
    <Section title={say(name)}>
      {hint && <p className="quiet small">{hint}</p>}
      <Form.List name={name}>
        {(rows, { add: addRow, remove }) => (
          <>
            {rows.map(({ key, name: at }, i) => (
              <div key={key} className="group-row" role="group" aria-label={`${say(name)} ${i + 1}`}>
                <Form.Item name={[at, "id"]} hidden noStyle>
                  <Input type="hidden" />
                </Form.Item>
                <div className="form-grid">
                  {boxes.map((box) => (
                    <Form.Item
                      key={box.name}
                      name={[at, box.name]}
                      label={box.label}
                      rules={[
                        ...(box.needed ? [{ required: true, whitespace: true, message: word("required") }] : []),
                        ...(box.type === "email" ? [{ type: "email" as const }] : []),
                      ]}
                    >
                      <Input maxLength={box.max} type={box.type === "date" ? "date" : "text"} inputMode={box.type === "tel" ? "tel" : "text"} />
                    </Form.Item>
                  ))}
                </div>
                <Button size="small" onClick={() => remove(at)} aria-label={`${word("remove")}: ${say(name)} ${i + 1}`}>
                  {word("remove")}
                </Button>
              </div>
            ))}
            {rows.length < most && (
              <div>
                <Button onClick={() => addRow({ ...blank })}>{add}</Button>
              </div>
            )}
          </>
        )}
      </Form.List>
    </Section>
  ); // prettier-ignore
};

export const Groups = () => {
  const say = useTexts(distributors);
  const word = useTexts(words);
  return (
    <>
      <Group
        name="contacts"
        add={say("addContact")}
        most={20}
        boxes={[
          { name: "name", label: word("name"), needed: true, max: 120 },
          { name: "title", label: say("contactTitle"), max: 60 },
          { name: "phone", label: say("phone"), max: 40, type: "tel" },
          { name: "email", label: say("email"), max: 120, type: "email" },
        ]}
      />
      <Group
        name="addresses"
        add={say("addAddress")}
        most={20}
        hint={say("addressHint")}
        blank={{ country: say("home") }}
        boxes={[
          { name: "city", label: say("city"), needed: true, max: 60 },
          { name: "street", label: say("street"), needed: true, max: 200 },
          { name: "province", label: say("province"), max: 60 },
          { name: "country", label: say("country"), needed: true, max: 60 },
          { name: "receiver", label: say("receiver"), max: 60 },
          { name: "phone", label: say("phone"), max: 40, type: "tel" },
          { name: "postalCode", label: say("postalCode"), max: 20 },
          { name: "label", label: say("label"), max: 40 },
        ]}
      />
      <Group
        name="qualifications"
        add={say("addQualification")}
        most={30}
        hint={say("qualificationHint")}
        boxes={[
          { name: "kind", label: say("kind"), needed: true, max: 120 },
          { name: "number", label: say("number"), needed: true, max: 80 },
          { name: "expiresOn", label: say("expiresOn"), max: 10, type: "date" },
        ]}
      />
    </>
  );
};
