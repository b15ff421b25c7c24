/** Text that a spreadsheet would take for a formula gets a leading quote mark. */
export const spreadsheetText = (text: string): string => (/^\s*[=+\-@\t\r\n\0＝＋－＠]/.test(text) ? `'${text}` : text);
