/** What the sweep says of news that the stream should have sent long before: an alarm listens for it. */
export const unsent = "news unsent for a quarter of an hour";
