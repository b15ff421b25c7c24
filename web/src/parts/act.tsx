import { App, Button, type ButtonProps, Input, Modal } from "antd";
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { Contract } from "../../../shared/contracts/contract.ts";
import type { Asked, Reply } from "../app/ask.ts";
import { type StillAs, useSend } from "../app/data.ts";
import { InDialog, useOpened } from "../app/still.ts";
import { useTexts } from "../app/texts.ts";
import { words } from "../app/words.ts";
import { ProblemNotice } from "./problem.tsx";

interface Props<C extends Contract<any, any, any, any>> {
  contract: C;
  label: string;
  /** What will happen, and to what. Absent: it is done at once. */
  asks?: ReactNode;
  /** Asks for a reason, which `asked` gets. */
  reason?: "needed" | "optional";
  /** Further inputs of the dialog. */
  children?: ReactNode;
  /** False while the inputs of the dialog are not yet what can be sent. */
  ready?: boolean;
  /** For a dialog with a table in it. */
  wide?: boolean;
  asked: (reason: string) => Asked<C>;
  /** For decisions on a version that others, or the system, may move meanwhile. */
  stillAs?: StillAs;
  done?: (reply: Reply<C>) => void;
  said?: string;
  button?: ButtonProps;
}
/** A decision that is gone with what was decided leaves the focus to the page's heading, not to nothing. */
const useFocusLeft = (button: RefObject<HTMLElement | null>): void =>
  useLayoutEffect(
    () => () => {
      const at = document.activeElement;
      if (at && (at === button.current || at.closest(".ant-modal")))
        document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
    },
    [button],
  );

/** One decision: a button, a dialog where it needs words or thought, the result said aloud; a problem leaves what was typed. */
export const Act = <C extends Contract<any, any, any, any>>({
  contract,
  label,
  asks,
  reason,
  children,
  ready = true,
  wide,
  asked,
  stillAs,
  done,
  said,
  button,
}: Props<C>) => {
  const say = useTexts(words);
  const { message, modal } = App.useApp();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const send = useSend(contract, stillAs);
  const trigger = useRef<HTMLButtonElement>(null);
  useOpened(open);
  useFocusLeft(trigger);
  const dialog = asks !== undefined || reason !== undefined || children !== undefined;
  const go = (): void =>
    send.mutate(asked(text.trim()), {
      onSuccess: (reply) => {
        setOpen(false);
        setText("");
        void message.success(said ?? say("done"));
        done?.(reply);
      },
      onError: (problem) => {
        if (!dialog) modal.error({ title: problem.message, content: problem.detail || say("lost.detail") });
      },
    });
  return (
    <>
      <Button
        {...button}
        ref={trigger}
        loading={send.isPending && !dialog}
        onClick={() => (dialog ? setOpen(true) : go())}
      >
        {label}
      </Button>
      {dialog && (
        <Modal
          open={open}
          {...(wide && { width: 760 })}
          title={label}
          okText={label}
          cancelText={say("cancel")}
          okButtonProps={{
            disabled: !ready || (reason === "needed" && text.trim().length < 2),
            danger: !!button?.danger,
          }}
          confirmLoading={send.isPending}
          onOk={go}
          onCancel={() => setOpen(false)}
          afterOpenChange={(now) => now && send.reset()}
          destroyOnHidden
        >
          <InDialog value={true}>
            {asks}
            {children}
            {reason && (
              <label className="field">
                <span>{say("reason")}</span>
                <Input.TextArea
                  autoFocus={!children}
                  value={text}
                  maxLength={500}
                  rows={3}
                  placeholder={say("reasonHint")}
                  onChange={({ target }) => setText(target.value)}
                />
              </label>
            )}
            {send.error && <ProblemNotice problem={send.error} />}
          </InDialog>
        </Modal>
      )}
    </>
  );
};
