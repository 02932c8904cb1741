/**
 * RFC 4180: cells with a comma, a quote or a line break are quoted; lines end with CR LF. A cell that a spreadsheet
 * would read as a formula gets an apostrophe in front; plain numbers stay numbers.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return csvLines([header, ...rows])
}

/** Lines without a header, for files that are written in parts. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')
}

/** Includes full-width forms, which some programs treat like their ASCII forms. Those programs skip leading blanks. */
const formula = /^[\s\u00a0\u3000\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/
const plainNumber = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/

/** A cell of a file that was written like this, as it was before. */
export function withoutGuard(text: string): string {
  const bare = text.slice(1)
  return text.startsWith("'") && formula.test(bare) ? bare : text
}

function field(text: string): string {
  if (formula.test(text) && !plainNumber.test(text)) return `"'${doubled(text)}"`
  return /[",\r\n]/.test(text) ? `"${doubled(text)}"` : text
}

function doubled(text: string): string {
  return text.replaceAll('"', '""')
}
