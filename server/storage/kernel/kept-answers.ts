// Answers of reading queries, kept until something is written to a table they read. Right only for the embedded database:
// its one connection is in this process, so that every write passes by here. Most of what a calm look asks for is
// the same as the time before, and is then answered without a query.

/** Tables that change rarely while nothing happens. No trigger and no foreign key may write them: a test holds them to it. */
export const keptTables: ReadonlySet<string> = new Set([
  'deposits',
  'fills',
  'orders',
  'positions',
  'sessions',
  'trades',
  'transfers',
  'users',
])

const mostAnswers = 500
/** Characters of one answer, so that all together are a few MB at most. */
const longestAnswer = 8_000
/** Texts whose tables are known; there are a few hundred. */
const mostTexts = 1_000

/** As the database wrote them, one for each row; null is NULL. */
type Rows = readonly (readonly (string | null)[])[]

export interface KeptAnswers<Answer extends { rows: Rows }> {
  /** The answer to the same question, when nothing has been written since. */
  find(text: string, values: readonly unknown[]): Answer | undefined
  /** To be called when no write has run since the question was asked. */
  keep(text: string, values: readonly unknown[], answer: Answer): void
  /** To be called after every query, whatever became of it. */
  noteWrite(text: string): void
}

export function keptAnswers<Answer extends { rows: Rows }>(): KeptAnswers<Answer> {
  /** Table → number of writes to it; '' counts those to an unknown one. */
  const writes = new Map<string, number>()
  const kept = new Map<string, { answer: Answer; stamp: number }>()
  const texts = new Map<string, readonly string[] | undefined>()

  function tablesOf(text: string): readonly string[] | undefined {
    if (!texts.has(text)) {
      if (texts.size >= mostTexts) texts.clear()
      texts.set(text, tablesRead(text))
    }
    return texts.get(text)
  }

  /** Grows with each write to one of the tables. */
  const stampOf = (tables: readonly string[]) =>
    tables.reduce((sum, table) => sum + (writes.get(table) ?? 0), writes.get('') ?? 0)

  return {
    find(text, values) {
      const tables = tablesOf(text)
      if (tables === undefined) return undefined
      const key = keyOf(text, values)
      const found = kept.get(key)
      if (found === undefined) return undefined
      kept.delete(key)
      if (found.stamp !== stampOf(tables)) return undefined
      kept.set(key, found)
      return found.answer
    },
    keep(text, values, answer) {
      const tables = tablesOf(text)
      if (tables === undefined || lengthOf(answer.rows) > longestAnswer) return
      kept.set(keyOf(text, values), { answer, stamp: stampOf(tables) })
      for (const oldest of kept.keys()) {
        if (kept.size <= mostAnswers) break
        kept.delete(oldest)
      }
    },
    noteWrite(text) {
      const table = tableWritten(text)
      if (table === undefined) return
      writes.set(table, (writes.get(table) ?? 0) + 1)
    },
  }
}

/** Undefined when the answer may not be kept: it depends on more than the rows of tables that are kept. */
export function tablesRead(text: string): readonly string[] | undefined {
  // Calls, such as now(), are written without a space; lists and subqueries with one.
  if (
    !text.startsWith('select ') ||
    /\w\(|\b(?:current_|localtime)|\bfor (?:update|share|no key|key)\b/i.test(text)
  ) {
    return undefined
  }
  if (/\bfrom "\w+"(?: "\w+")?,/i.test(text)) return undefined
  const names = [...text.matchAll(/\b(?:from|join)\s+(\S+)/gi)].map(
    ([, name = '']) => /^"(\w+)"\)*$/.exec(name)?.[1] ?? '',
  )
  return names.length > 0 && names.every((name) => keptTables.has(name)) ? names : undefined
}

/** '': any table. Undefined: none. */
export function tableWritten(text: string): string | undefined {
  if (/^\s*select\b/i.test(text)) return undefined
  return /^\s*(?:insert into|update|delete from) "(\w+)"/i.exec(text)?.[1] ?? ''
}

function keyOf(text: string, values: readonly unknown[]): string {
  return `${text}\0${values.map((value) => `${typeof value} ${textOf(value)}`).join('\0')}`
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : `${value as string | number | bigint}`
}

function lengthOf(rows: Rows): number {
  return rows.reduce(
    (sum, row) => sum + row.reduce((length, field) => length + (field?.length ?? 0) + 1, 0),
    0,
  )
}
