import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import {
  createImport,
  type Import,
  type ImportKind,
  type ImportMapping,
  startImport,
  type Upload,
} from "../../../../shared/contracts/imports.ts";
import { ask, Problem } from "../../app/ask.ts";

export interface Wanted {
  kind: z.infer<typeof ImportKind>;
  mapping: z.infer<typeof ImportMapping>;
  dryRun: boolean;
}
export type Step = { name: "create" | "start" } | { name: "upload"; file: string };
/** What a person can mend: a file that is not there, or that did not arrive. */
export type Trouble = { name: "missing"; files: string[] } | { name: "tooBig" | "uploadFailed"; file: string };
export const maxBytes = 2 * 1024 * 1024;

/** The files that were checked, for importing them for real without choosing them again; as long as the page is open. */
let remembered: { wanted: Wanted; files: readonly File[] } | undefined;
export const rememberedFor = ({ kind, mapping }: Pick<Wanted, "kind" | "mapping">): readonly File[] =>
  remembered?.wanted.kind === kind && remembered.wanted.mapping === mapping ? remembered.files : [];

/** One file needs no name to be known by. */
const fileFor = (name: string, files: readonly File[], alone: boolean): File | undefined =>
  files.find((one) => one.name.toLowerCase() === name.toLowerCase()) ??
  (alone && files.length === 1 ? files[0] : undefined);

const post = async ({ url, fields }: z.infer<typeof Upload>, file: File): Promise<boolean> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", file);
  const response = await fetch(url, { method: "POST", body: form }).catch(() => undefined);
  return response?.ok ?? false;
};

/** Makes an import, posts its files and starts it. What came of it, or undefined with `trouble` or `problem` told. */
export const useUpload = () => {
  const client = useQueryClient();
  const [step, setStep] = useState<Step>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [problem, setProblem] = useState<Problem>();
  const [made, setMade] = useState<{ wanted: string; import: Import; uploads: z.infer<typeof Upload>[] }>();

  const fail = (what: Trouble): undefined => {
    setTrouble(what);
    return undefined;
  };
  const run = async (wanted: Wanted, files: readonly File[]): Promise<Import | undefined> => {
    const big = files.find(({ size }) => size > maxBytes);
    if (big) return fail({ name: "tooBig", file: big.name });
    if (files.length === 0) return fail({ name: "missing", files: ["CSV"] });
    setStep({ name: "create" });
    // A second try of the same goes on with the import that is there.
    const same = made?.wanted === JSON.stringify(wanted) ? made : undefined;
    const { import: one, uploads } = same ?? (await ask(createImport, { body: wanted }));
    setMade({ wanted: JSON.stringify(wanted), import: one, uploads });
    const missing = uploads.filter(({ file }) => !fileFor(file, files, uploads.length === 1));
    if (missing.length > 0) return fail({ name: "missing", files: missing.map(({ file }) => file) });
    for (const upload of uploads) {
      setStep({ name: "upload", file: upload.file });
      const arrived = await post(upload, fileFor(upload.file, files, uploads.length === 1)!);
      if (!arrived) {
        setMade(undefined); // its fifteen minutes may be over
        return fail({ name: "uploadFailed", file: upload.file });
      }
    }
    setStep({ name: "start" });
    const started = await ask(startImport, { params: { importId: one.id }, body: { expectedVersion: one.version } });
    remembered = { wanted, files };
    return started;
  };
  const send = async (wanted: Wanted, files: readonly File[]): Promise<Import | undefined> => {
    setTrouble(undefined);
    setProblem(undefined);
    try {
      return await run(wanted, files);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
      return undefined;
    } finally {
      setStep(undefined);
      void client.invalidateQueries();
    }
  };
  return { send, step, trouble, problem };
};

/** Hands a text over as a file. The mark at its beginning tells Excel that it is UTF-8. */
export const saveFile = (name: string, content: string): void => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`\uFEFF${content.replace(/^\uFEFF/, "")}`], { type: "text/csv" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
