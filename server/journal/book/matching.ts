// The journal's filters, over trades in memory: the one reading of them for lists, figures and exports.
import type * as z from 'zod/mini'
import type { TradeFilters } from '../../../contract/journal/filters.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { JournalRow } from '../../../engine/journal/journal-row.ts'
import { isWin } from '../../../engine/journal/measured-trade.ts'
import { addDays, startOfDay } from '../../../engine/journal/zones/zone-days.ts'
import type { ViewerContext } from '../../context.ts'
import type { TagRow } from '../../storage/journal/tags.ts'

export type Filters = z.output<typeof TradeFilters>
type Test = (row: JournalRow) => boolean

export interface Matching {
  /** In the order in which they closed. */
  rows: readonly JournalRow[]
  /** Whether the filters leave everything. */
  isAll: boolean
  /** Every trade of the viewer, in the same order. */
  all: readonly JournalRow[]
}

export async function matchingTrades(
  { journal, store, viewer }: Pick<ViewerContext, 'journal' | 'store' | 'viewer'>,
  filters: Filters,
): Promise<Matching> {
  const { rows: all } = await journal.of(viewer.id)
  const needsTags = filters.tag !== undefined || hasText(filters)
  const tags = needsTags ? await store.journalTags.list(viewer.id) : []
  const tests = [
    ...testsOf(filters, tags),
    ...(hasText(filters) ? [await textTest(store, viewer.id, filters.q ?? '', tags)] : []),
  ]
  if (tests.length === 0) return { rows: all, all, isAll: true }
  return { rows: all.filter((row) => tests.every((test) => test(row))), all, isAll: false }
}

const hasText = ({ q }: Filters) => q !== undefined && q.trim() !== ''

function testsOf(filters: Filters, tags: readonly TagRow[]): Test[] {
  const { exchange, symbol, side, origin, tag, setup, result, planned } = filters
  const tests: Test[] = []
  if (exchange !== undefined) tests.push((row) => row.exchange === exchange)
  if (symbol !== undefined) {
    tests.push((row) => row.symbol === symbol || row.symbol.startsWith(`${symbol}_`))
  }
  if (side !== undefined) {
    const wanted = side === 'buy' || side === 'long' ? 'long' : 'short'
    tests.push((row) => row.side === wanted)
  }
  if (origin !== undefined) tests.push((row) => row.origin === origin)
  if (setup !== undefined) tests.push((row) => (row.setup ?? 'none') === setup)
  if (result !== undefined) tests.push((row) => isWin(row) === (result === 'win'))
  if (planned !== undefined) tests.push((row) => row.isPlanned === (planned === 'yes'))
  if (tag !== undefined) tests.push(tagTest(tag, tags))
  return [...tests, ...timeTests(filters)]
}

function tagTest(tag: string, tags: readonly TagRow[]): Test {
  const named = tags.filter(
    ({ id, name }) => id === tag || name.toLowerCase() === tag.toLowerCase(),
  )
  if (named.length === 0 && tag === 'none') return (row) => row.tags.length === 0
  const ids = new Set(named.map(({ id }) => id))
  return (row) => row.tags.some((id) => ids.has(id))
}

function timeTests({ date_from, date_to, tz }: Filters): Test[] {
  const tests: Test[] = []
  if (date_from !== undefined) {
    const from = startOfDay(date_from, tz)
    tests.push((row) => row.closedAt >= from)
  }
  if (date_to !== undefined) {
    const end = startOfDay(addDays(date_to, 1), tz)
    tests.push((row) => row.closedAt < end)
  }
  return tests
}

async function textTest(
  store: ViewerContext['store'],
  userId: UserId,
  q: string,
  tags: readonly TagRow[],
): Promise<Test> {
  const text = q.trim().toLowerCase()
  const noted = await store.journalTrades.withNotes(userId, q.trim())
  const tagged = new Set(
    tags.filter(({ name }) => name.toLowerCase().includes(text)).map(({ id }) => id),
  )
  return (row) =>
    row.symbol.toLowerCase().includes(text) ||
    row.setup?.toLowerCase().includes(text) === true ||
    noted.has(row.id) ||
    row.tags.some((id) => tagged.has(id))
}
