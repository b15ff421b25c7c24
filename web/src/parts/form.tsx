import { App, Button, Form, type FormInstance } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Contract } from "../../../shared/contracts/contract.ts";
import type { Asked, Problem, Reply } from "../app/ask.ts";
import { useSend } from "../app/data.ts";
import { useTexts } from "../app/texts.ts";
import { words } from "../app/words.ts";
import { useKept } from "./kept.ts";
import { ProblemNotice } from "./problem.tsx";
import { tellBoxes } from "./refused.ts";

interface Props<C extends Contract<any, any, any, any>, Values extends object> {
  /** Under which what is typed is kept until it is sent: `distributor/dst_1`. */
  name: string;
  contract: C;
  initial: Partial<Values>;
  /** Of what is edited: the one that was seen when typing began is sent, so that nobody is overwritten; after `record/stale` the newest. */
  version?: number;
  asked: (values: Values, version: number) => Asked<C>;
  done: (reply: Reply<C>) => void;
  submit?: string;
  children: (form: FormInstance<Values>) => ReactNode;
  onCancel?: () => void;
}
interface Draft<Values> {
  values: Partial<Values>;
  version?: number | undefined;
}
const nothing: Draft<object> = { values: {} };
/** A form that sends one contract. What is typed is kept through reloads; a refusal stands at its field, or above the button with what to do. */
export const SendForm = <C extends Contract<any, any, any, any>, Values extends object>({
  name,
  contract,
  initial,
  version,
  asked,
  done,
  submit,
  children,
  onCancel,
}: Props<C, Values>) => {
  const say = useTexts(words);
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const kept = useKept<Draft<Values>>(`form/${name}`, nothing as Draft<Values>);
  const seen = useRef(kept.restored ? kept.value.version : version);
  const send = useSend(contract);
  const [elsewhere, setElsewhere] = useState<Problem["errors"]>([]);
  useEffect(() => {
    if (kept.restored) void message.info(say("draft.restored"));
    // once, when it opens
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark="optional"
      initialValues={{ ...initial, ...kept.value.values }}
      scrollToFirstError={{ focus: true }}
      onValuesChange={(_, all) => kept.keep({ values: all as Partial<Values>, version: seen.current })}
      onFinish={(values) =>
        send.mutate(asked(values, seen.current ?? version ?? 0), {
          onSuccess: (reply) => {
            kept.drop();
            void message.success(say("saved"));
            done(reply);
          },
          onError: (problem) => {
            if (problem.code === "record/stale") seen.current = undefined;
            setElsewhere(tellBoxes(form, problem));
          },
        })
      }
    >
      {children(form)}
      {send.error && <ProblemNotice problem={send.error} errors={elsewhere} />}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {submit ?? say("save")}
        </Button>
        {onCancel && (
          <Button
            onClick={() => {
              kept.drop();
              onCancel();
            }}
          >
            {say("cancel")}
          </Button>
        )}
      </div>
    </Form>
  );
};
