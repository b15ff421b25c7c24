import { Button, Input } from "antd";
import { type AuditEntry, listAudit } from "../../../../shared/contracts/audit.ts";
import { useFormats } from "../../app/company.tsx";
import { useList } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { useAddress } from "../../parts/address.ts";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { ProblemNotice } from "../../parts/problem.tsx";
import { Timeline } from "../../parts/timeline.tsx";
import { Changes } from "./changes.tsx";
import { fields } from "./fields.texts.ts";
import { named } from "./said.ts";
import { audit } from "./texts.ts";

const Entries = ({ asked }: { asked: object }) => {
  const say = useTexts(audit);
  const word = useTexts(words);
  const { today } = useFormats();
  const { change } = useAddress();
  const { items, query } = useList(listAudit, { query: asked });
  const term = useTexts(fields);
  const kindOf = (kind: string): string => named(say, audit, `kind.${kind}`, kind);
  const entryOf = ({ at, subject, actor, action, reason, version, changes }: AuditEntry) => ({
    key: `${at} ${subject.kind} ${subject.id} ${version} ${action}`,
    at,
    what: (
      <span className="row">
        <span className="strong">{kindOf(subject.kind)}</span>
        <Button
          type="link"
          size="small"
          title={say("onlyOf")}
          onClick={() => change({ kind: subject.kind, id: subject.id, by: undefined })}
        >
          {nameIn(changes) ?? subject.id}
        </Button>
        <span className="quiet">{named(term, fields, `action.${action}`, action)}</span>
      </span>
    ),
    who: (
      <Button
        type="link"
        size="small"
        title={say("onlyBy", { name: actor.name })}
        onClick={() => change({ by: actor.id, kind: undefined, id: undefined })}
      >
        {actor.name}
      </Button>
    ),
    more: (
      <>
        {reason && <p>“{reason}”</p>}
        <Changes changes={changes} />
      </>
    ),
  });
  if (query.error) return <ProblemNotice problem={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <p aria-busy>{word("loading")}</p>;
  if (items.length === 0)
    return (
      <Empty title={say("empty")}>
        <Button onClick={() => change({ from: `${Number(today().slice(0, 4)) - 1}-01-01`, to: today() })}>
          {word("more")}
        </Button>
      </Empty>
    );
  return (
    <>
      <Timeline label={say("title")} entries={(items as AuditEntry[]).map(entryOf)} />
      {query.hasNextPage && (
        <div className="list-more">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {word("more")}
          </Button>
        </div>
      )}
    </>
  );
};
/** A new thing is told by the name it got; `name` of a product is in two languages. */
const nameIn = (changes: AuditEntry["changes"]): string | undefined => {
  const names = ["name", "name.zh", "name.en"].map((name) => changes.find(({ field }) => field === name)?.to);
  return names.find((name): name is string => typeof name === "string");
};

/** Who changed what, when and why; narrowed by the address, so that a look can be kept and sent. */
const AuditPage = () => {
  const say = useTexts(audit);
  const { get, change } = useAddress();
  const [kind, id, by, from, to] = ["kind", "id", "by", "from", "to"].map((name) => get(name));
  const bad = Boolean(from && to && from > to);
  const asked = {
    ...(kind && id && { subjectKind: kind, subjectId: id }),
    ...(by && !id && { actorId: by }),
    ...(from && { from }),
    ...(to && { to }),
  };
  return (
    <Page title={say("title")}>
      <div className="filters">
        <label className="row">
          {say("from")}
          <Input type="date" value={from ?? ""} onChange={({ target }) => change({ from: target.value })} />
        </label>
        <label className="row">
          {say("to")}
          <Input type="date" value={to ?? ""} onChange={({ target }) => change({ to: target.value })} />
        </label>
        {Object.keys(asked).length > 0 && (
          <Button
            type="link"
            onClick={() => change({ kind: undefined, id: undefined, by: undefined, from: undefined, to: undefined })}
          >
            {say("clear")}
          </Button>
        )}
      </div>
      {id && <p className="quiet">{say("subject", { subject: id })}</p>}
      {by && !id && <p className="quiet">{say("actor", { actor: by })}</p>}
      <Section>{bad ? <p role="alert">{say("badDates")}</p> : <Entries asked={asked} />}</Section>
    </Page>
  );
};
export default AuditPage;
