/** A line of the input with its number; without `text` where it was longer than `mostBytes` and was not kept. */
export type InputLine = { line: number; text?: string };

const newline = 10;

/**
 * Lines of a stream of bytes, ended by \n or \r\n, the last by the end. A mark of byte order is dropped, bytes that are no UTF-8 become U+FFFD. Holds one line at most, and
 * none that is too long.
 */
export async function* linesOf(stream: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<InputLine> {
  let [line, size] = [0, 0];
  let parts: Uint8Array[] = [];
  const add = (part: Uint8Array): void => {
    size += part.length;
    if (size <= mostBytes) parts.push(part);
    else parts = [];
  };
  const end = (): InputLine => {
    line += 1;
    const text = size > mostBytes ? undefined : Buffer.concat(parts).toString("utf8").replace(/\r$/, "");
    [parts, size] = [[], 0];
    return text === undefined ? { line } : { line, text: line === 1 ? text.replace(/^\uFEFF/, "") : text };
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      add(chunk.subarray(from, at));
      yield end();
      from = at + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (size > 0) yield end();
}
