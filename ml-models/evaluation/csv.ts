/** Reads CSV (RFC 4180; comma, semicolon or tab, detected from the header line) into rows by column name. */
export function parseCsv(text: string): Record<string, string>[] {
  const head = text.slice(0, text.search(/\r|\n|$/));
  const separator = [',', ';', '\t'].sort((a, b) => head.split(b).length - head.split(a).length)[0]!;
  const cells = new RegExp(
    `("(?:[^"]|"")*"|[^"\\r\\n${separator}][^\\r\\n${separator}]*|)(${separator}|\\r?\\n|\\r|$)`,
    'gy',
  );
  const rows: string[][] = [[]];
  for (const [whole, cell, end] of text.replace(/^\uFEFF/, '').matchAll(cells)) {
    if (whole === '' && rows.at(-1)!.length === 0) break;
    rows.at(-1)!.push(cell!.startsWith('"') ? cell!.slice(1, -1).replaceAll('""', '"') : cell!.trim());
    if (end === '') break;
    if (end !== separator) rows.push([]);
  }
  const [header = [], ...body] = rows.filter((row) => row.length > 1 || (row[0] ?? '') !== '');
  return body.map((row) => Object.fromEntries(header.map((name, i) => [name.trim(), row[i] ?? ''])));
}
