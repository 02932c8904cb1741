// Full-text search, the same in PGlite and PostgreSQL: words are compared by their stems.
import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** Written texts have no control characters, so that these cannot be in them. */
const [start, end] = ['\u0001', '\u0002']
const options = `StartSel=${start}, StopSel=${end}, MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=" … "`

/** Words, "a phrase", -not, or. Never fails, whatever the text is. */
export function searchQuery(words: string): SQL {
  return sql`websearch_to_tsquery('english', ${words}::text)`
}

/** The parts of a text that contain the words; read it with `piecesOf`. Expensive: only for the rows of one page. */
export function headline(text: PgColumn | SQL, words: string): SQL<string> {
  return sql<string>`ts_headline('english', ${text}, ${searchQuery(words)}, ${options}::text)`
}

export interface Piece {
  text: string
  /** It was searched for. */
  hit: boolean
}

export function piecesOf(marked: string): Piece[] {
  return marked
    .split(start)
    .flatMap((part, index) => {
      const [inside = '', ...rest] = part.split(end)
      const isMarked = index > 0 && rest.length > 0
      return isMarked
        ? [
            { text: inside, hit: true },
            { text: rest.join(''), hit: false },
          ]
        : [{ text: part, hit: false }]
    })
    .filter(({ text }) => text !== '')
}
