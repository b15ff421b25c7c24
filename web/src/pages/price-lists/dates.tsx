import { Form, Input } from "antd";
import { useTexts } from "../../app/texts.ts";
import { priceLists } from "./texts.ts";

/** First and last day, both included; either may be left open. */
export const Dates = () => {
  const say = useTexts(priceLists);
  return (
    <>
      <Form.Item name="from" label={say("from")}>
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name="to"
        label={say("to")}
        extra={say("toHint")}
        dependencies={["from"]}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value?: string) => {
              if (value && value < String(getFieldValue("from") ?? "")) throw new Error(say("endsBeforeStart"));
            },
          }),
        ]}
      >
        <Input type="date" />
      </Form.Item>
    </>
  );
};
