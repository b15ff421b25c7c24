import { commit, maxActions } from "../../shared/commit.ts";
import { readInbox } from "../../shared/contracts/notifications.ts";
import { http } from "../../shared/http.ts";
import { entryRead, stillUnread, unreadOf } from "./inbox.table.ts";

const room = maxActions - 1;

/** However many there are: marking one that is marked changes nothing, so that a repetition after a crash goes on where it stopped. */
export const handler = http(readInbox, async ({ body, caller, once }) => {
  const { userId } = caller;
  const mark = (ids: readonly string[]) => ids.map((id) => entryRead(userId, id));
  let ids = "all" in body ? await unreadOf(userId, room) : await stillUnread(userId, [...new Set(body.entryIds)]);
  let marked = ids.length;
  while ("all" in body && ids.length === room) {
    await commit(mark(ids));
    ids = await unreadOf(userId, room);
    marked += ids.length;
  }
  await commit([once.done({ marked }), ...mark(ids)]);
  return { marked };
});
