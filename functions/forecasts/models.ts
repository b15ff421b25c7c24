import { gunzipSync, gzipSync } from "node:zlib";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { clientSettings, lazily } from "../../shared/client-settings.ts";
import { digest } from "../../shared/clock.ts";
import type { Frequency } from "../../shared/contracts/periods.ts";
import { env } from "../../shared/env.ts";
import { absent, below, either } from "../../shared/expressions.ts";
import type { Artefact } from "../../shared/forecasting/index.ts";
import { putIf, read } from "../../shared/table.ts";

/** Which model is in force, of each frequency: FORECAST-MODEL#<freq> / MODEL; the models themselves are files that stay. */
interface Pointer {
  file: string;
  trainedAt: string;
  trainedOn: number;
}
const key = (freq: Frequency) => ({ pk: `FORECAST-MODEL#${freq}`, sk: "MODEL" });
const storage = lazily(() => new S3Client({ ...clientSettings }));

const kept = new Map<Frequency, { file: string; model: Artefact }>();
/** The model in force; undefined before the first training. A file never changes, so what was fetched holds. */
export const modelInForce = async (freq: Frequency): Promise<Artefact | undefined> => {
  const pointer = await read<Pointer>(key(freq));
  if (!pointer) return undefined;
  const known = kept.get(freq);
  if (known?.file === pointer.file) return known.model;
  const { Body } = await storage().send(new GetObjectCommand({ Bucket: env("FILES_BUCKET"), Key: pointer.file }));
  const model = JSON.parse(gunzipSync(await Body!.transformToByteArray()).toString()) as Artefact;
  kept.set(freq, { file: pointer.file, model });
  return model;
};

/** The file first, then the word that it is in force: a crash between leaves a file that nobody reads. An older training never takes a later one's place. */
export const putModelInForce = async (freq: Frequency, model: Artefact, trainedAt: string): Promise<void> => {
  const text = JSON.stringify(model);
  const file = `forecasts/${freq}/${trainedAt.slice(0, 10)}-${digest(text)}.json.gz`;
  await storage().send(
    new PutObjectCommand({
      Bucket: env("FILES_BUCKET"),
      Key: file,
      Body: gzipSync(text),
      ContentType: "application/gzip",
    }),
  );
  const item = { ...key(freq), type: "forecast-model", tenant: "HQ", file, trainedAt, trainedOn: model.trainedOn };
  await putIf(item, { trainedAt: either(absent, below(trainedAt)) });
};
