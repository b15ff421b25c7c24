import { Link } from "react-router";
import { listInbox, type InboxEntry, readInbox } from "../../../../shared/contracts/notifications.ts";
import { useFormats } from "../../app/company.tsx";
import { useList, useSend } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { Rows } from "../../parts/list.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { Tag } from "../../parts/tags.tsx";
import { notices } from "./texts.ts";

/** What one was told, newest first; opening an entry marks it as read. */
const Notices = () => {
  const say = useTexts(notices);
  const { time } = useFormats();
  const { items, pages, query } = useList(listInbox, {});
  const mark = useSend(readInbox);
  const unread = pages[0]?.unread ?? 0;
  const open = ({ id, read }: InboxEntry): void => {
    if (!read) mark.mutate({ body: { entryIds: [id] } });
  };
  return (
    <Page
      title={say("title")}
      tag={unread > 0 && <Tag tone="info">{say("unread", { count: unread })}</Tag>}
      actions={
        unread > 0 && (
          <Act contract={readInbox} label={say("readAll")} asked={() => ({ body: { all: true as const } })} />
        )
      }
    >
      <Section>
        <Shown query={{ data: query.data, error: query.error, refetch: query.refetch }} rows={8}>
          {() => (
            <Rows
              label={say("title")}
              rows={items as InboxEntry[]}
              rowKey={({ id }) => id}
              empty={
                <Empty title={say("empty")}>
                  <Link to="/alerts">{say("toAlerts")}</Link>
                </Empty>
              }
              more={{
                wanted: query.hasNextPage,
                busy: query.isFetchingNextPage,
                load: () => void query.fetchNextPage(),
              }}
              columns={[
                {
                  title: say("title"),
                  cell: (entry) => (
                    <>
                      <Link to={entry.link} className={entry.read ? undefined : "strong"} onClick={() => open(entry)}>
                        {entry.subject}
                      </Link>{" "}
                      {!entry.read && <Tag tone="info">{say("isNew")}</Tag>}
                      <div className="quiet small notice-text">{entry.text}</div>
                    </>
                  ),
                  width: "4fr",
                },
                { title: say("at"), cell: ({ at }) => <span className="quiet small">{time(at)}</span>, end: true },
              ]}
            />
          )}
        </Shown>
      </Section>
    </Page>
  );
};
export default Notices;
