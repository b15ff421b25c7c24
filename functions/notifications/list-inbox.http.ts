import { listInbox } from "../../shared/contracts/notifications.ts";
import { http } from "../../shared/http.ts";
import { entriesOf, mostUnread, unreadOf } from "./inbox.table.ts";

export const handler = http(listInbox, async ({ query, caller }) => {
  const [page, unread] = await Promise.all([entriesOf(caller.userId, query), unreadOf(caller.userId, mostUnread)]);
  return { ...page, unread: unread.length };
});
