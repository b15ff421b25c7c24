import { Progress } from "antd";
import { useParams } from "react-router";
import { getImport, type Import, startImport } from "../../../../shared/contracts/imports.ts";
import type { ImportId } from "../../../../shared/contracts/primitives.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Facts, Page, Section } from "../../parts/page.tsx";
import { useWhile } from "../../parts/run-progress.tsx";
import { Shown } from "../../parts/shown.tsx";
import { ImportErrors } from "./import-errors.tsx";
import { StateTag } from "./state-tag.tsx";
import { imports } from "./texts.ts";
import "./imports.css";

const stillAfterMs = 5 * 60_000;
const Moving = ({ one }: { one: Import }) => {
  const say = useTexts(imports);
  const { number } = useFormats();
  const share = one.total > 0 ? Math.round((one.done / one.total) * 100) : 0;
  const still = one.state === "running" && Date.now() - Date.parse(one.movedAt) > stillAfterMs;
  return (
    <>
      {one.state === "running" && (
        <div role="status">
          <Progress percent={share} aria-label={say("state.running")} />
          <span className="quiet">{say("progress", { done: number(one.done), total: number(one.total) })}</span>
        </div>
      )}
      {(one.state === "waiting" || still) && (
        <div className="row">
          <span>{say(still ? "still" : "waiting")}</span>
          <Act
            contract={startImport}
            label={say("goOn")}
            asked={() => ({ params: { importId: one.id }, body: { expectedVersion: one.version } })}
          />
        </div>
      )}
    </>
  );
};
const Outcome = ({ one }: { one: Import }) => {
  const say = useTexts(imports);
  const again = `/imports?kind=${one.kind}&mapping=${one.mapping}`;
  const [problem, file = ""] = one.problem?.split(": ") ?? [];
  if (one.state === "refused")
    return (
      <div className="row">
        <span role="alert">
          {problem === "file-too-long" || problem === "no-rows" ? say(`problem.${problem}`, { file }) : one.problem}
        </span>
        <ButtonLink to={again}>{say("again")}</ButtonLink>
      </div>
    );
  if (one.state !== "done") return null;
  if (one.dryRun && one.failed === 0)
    return (
      <div className="row">
        <span>{say("allRight")}</span>
        <ButtonLink primary to={`${again}&real=1`}>
          {say("importNow")}
        </ButtonLink>
      </div>
    );
  return one.failed > 0 ? (
    <div>
      <ButtonLink to={again}>{say("again")}</ButtonLink>
    </div>
  ) : null;
};

const ImportPage = () => {
  const say = useTexts(imports);
  const { number, time } = useFormats();
  const { importId = "" } = useParams();
  const id = importId as ImportId;
  const query = useAsk(getImport, { params: { importId: id } });
  const { refetch } = query;
  const running = query.data?.state === "running";
  useWhile(running, refetch);
  return (
    <Page
      title={query.data ? say(`kind.${query.data.kind}`) : say("title")}
      back="/imports"
      tag={query.data && <StateTag of={query.data} />}
    >
      <Shown query={query}>
        {(one) => (
          <>
            <Section>
              <Moving one={one} />
              <Outcome one={one} />
              <Facts
                rows={[
                  [say("total"), number(one.total)],
                  [say("done"), number(one.done)],
                  [say("fresh"), number(one.fresh)],
                  [say("failed"), number(one.failed)],
                  [say("files"), one.files.join(", ")],
                  [say("mapping"), say(`mapping.${one.mapping}`)],
                  [say("by"), one.createdBy.name],
                  [say("when"), time(one.createdAt)],
                ]}
              />
            </Section>
            {(one.failed > 0 || one.state === "done") && <ImportErrors id={id} failed={one.failed} />}
          </>
        )}
      </Shown>
    </Page>
  );
};
export default ImportPage;
