import { Button, Radio, Segmented, Select } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { importColumns } from "../../../../shared/contracts/import-columns.ts";
import { ImportKind, ImportMapping } from "../../../../shared/contracts/imports.ts";
import { useTexts } from "../../app/texts.ts";
import { useAddress } from "../../parts/address.ts";
import { Section } from "../../parts/page.tsx";
import { ProblemNotice } from "../../parts/problem.tsx";
import { imports } from "./texts.ts";
import { rememberedFor, saveFile, useUpload } from "./upload.ts";

const Columns = ({ kind }: { kind: keyof typeof importColumns }) => {
  const say = useTexts(imports);
  return Object.entries(importColumns[kind]).map(([file, columns]) => (
    <div key={file} className="stack">
      <p className="quiet small">{say("columnsOf", { file })}</p>
      <p className="columns-told">{columns}</p>
      <div>
        <Button type="link" onClick={() => saveFile(file, `${columns.replaceAll("*", "").split(" ").join(",")}\r\n`)}>
          {say("template", { file })}
        </Button>
      </div>
    </div>
  ));
};

/** What, how and from which files; then one button does all of it. */
export const NewImport = () => {
  const say = useTexts(imports);
  const go = useNavigate();
  const { get, change } = useAddress();
  const kind = ImportKind.options.find((one) => one === get("kind")) ?? "products";
  const mapping = ImportMapping.options.find((one) => one === get("mapping")) ?? "standard";
  const dryRun = get("real") === undefined;
  const [chosen, setChosen] = useState<readonly File[]>();
  const { send, step, trouble, problem } = useUpload();
  const files = chosen ?? rememberedFor({ kind, mapping });
  const submit = async (): Promise<void> => {
    const started = await send({ kind, mapping, dryRun }, files);
    if (started) void go(`/imports/${started.id}`);
  };
  return (
    <Section title={say("create")}>
      <div className="filters">
        <Segmented
          aria-label={say("kind")}
          value={kind}
          options={ImportKind.options.map((value) => ({ value, label: say(`kind.${value}`) }))}
          onChange={(value) => change({ kind: value })}
        />
      </div>
      <p className="quiet small">{say("order")}</p>
      <div className="form-grid">
        <label className="field">
          <span>{say("mapping")}</span>
          <Select
            aria-label={say("mapping")}
            value={mapping}
            options={ImportMapping.options.map((value) => ({ value, label: say(`mapping.${value}`) }))}
            onChange={(value) => change({ mapping: value })}
          />
        </label>
        <label className="field">
          <span>{say("files")}</span>
          <input
            type="file"
            multiple
            accept=".csv,text/csv"
            aria-describedby="files-hint"
            onChange={({ target }) => setChosen([...(target.files ?? [])])}
          />
          <small id="files-hint" className="quiet">
            {files.length > 0 ? files.map(({ name }) => name).join(", ") : say("filesHint")}
          </small>
        </label>
      </div>
      {mapping === "standard" && <Columns kind={kind} />}
      <Radio.Group
        aria-label={say("how")}
        value={dryRun}
        options={[
          { value: true, label: say("check") },
          { value: false, label: say("forReal") },
        ]}
        onChange={({ target }) => change({ real: target.value ? undefined : "1" })}
      />
      {trouble && (
        <p role="alert" className="strong">
          {say(trouble.name, trouble.name === "missing" ? { files: trouble.files.join(", ") } : { file: trouble.file })}
        </p>
      )}
      {problem && <ProblemNotice problem={problem} />}
      <div className="row">
        <Button type="primary" loading={Boolean(step)} onClick={() => void submit()}>
          {say(dryRun ? "startCheck" : "startReal")}
        </Button>
        <span role="status" className="quiet">
          {step && say(`step.${step.name}`, step.name === "upload" ? { file: step.file } : {})}
        </span>
      </div>
    </Section>
  );
};
