import { App, Button } from "antd";
import { useRef, useState } from "react";
import { getQualificationFile, uploadQualificationFile } from "../../../../shared/contracts/qualification-files.ts";
import { ask, Problem } from "../../app/ask.ts";
import { useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { distributors } from "./texts.ts";

const types = ["application/pdf", "image/png", "image/jpeg"] as const;
const maxBytes = 2 * 1024 * 1024;

/** Opens the file of a document, and puts one in its place. */
export const QualificationFile = ({ distributorId, documentId, kind }: { distributorId: string; documentId: string; kind: string }) => {
  const say = useTexts(distributors);
  const word = useTexts(words);
  const { message } = App.useApp();
  const { is } = useMe();
  const box = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const params = { distributorId, documentId };
  const tried = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      void message.error(error.code === "qualification/no-file" ? say("noFile") : error.detail || error.message || word("lost.detail"));
    } finally {
      setBusy(false);
    }
  };
  const open = async (): Promise<void> => {
    const { url } = await ask(getQualificationFile, { params });
    const link = Object.assign(document.createElement("a"), { href: url, target: "_blank", rel: "noopener" });
    link.click();
  };
  const upload = async (file: File): Promise<void> => {
    const contentType = types.find((one) => one === file.type);
    if (!contentType) return void message.error(say("wrongType"));
    if (file.size > maxBytes) return void message.error(say("tooBig"));
    const { url, fields } = await ask(uploadQualificationFile, { params, body: { contentType } });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append("file", file);
    const reply = await fetch(url, { method: "POST", body: form }).catch(() => undefined);
    void (reply?.ok ? message.success(say("uploaded")) : message.error(say("uploadFailed")));
  };
  return (
    <>
      <Button size="small" loading={busy} aria-label={`${say("open")}: ${kind}`} onClick={() => void tried(open)}>
        {say("open")}
      </Button>
      {is("sales", "admin") && (
        <>
          <Button size="small" disabled={busy} aria-label={`${say("upload")}: ${kind}`} onClick={() => box.current?.click()}>
            {say("upload")}
          </Button>
          <input
            ref={box}
            type="file"
            hidden
            accept={types.join(",")}
            onChange={({ target }) => {
              const file = target.files?.[0];
              target.value = "";
              if (file) void tried(() => upload(file));
            }}
          />
        </>
      )}
    </>
  );
}; // prettier-ignore
