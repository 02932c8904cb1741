// Many rows as one text of the database's: quicker to read than rows, of which each column is parsed by itself. Texts
// within must not contain the two separators; `translate(…, ${between + after}, '  ')` sees to that.

export const between = String.fromCharCode(31)
export const after = String.fromCharCode(30)

/** `text`: null for no rows, as string_agg has it. */
export function linesOf(text: string | null | undefined): string[][] {
  return text === null || text === undefined || text === ''
    ? []
    : text.split(after).map((line) => line.split(between))
}
