import type * as contract from '../../../contract/endpoints.ts'
import { byKey } from '../../../engine/journal/groups.ts'
import type { JournalRow } from '../../../engine/journal/journal-row.ts'
import { dateOf, zoneClock } from '../../../engine/journal/zones/zone-clock.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { matchingTrades } from '../book/matching.ts'

export const getFilterOptions: Verb<ViewerContext, typeof contract.getFilterOptions> = async ({
  ctx,
  input: { query },
}) => {
  const { rows } = await matchingTrades(ctx, query)
  const tags = await ctx.store.journalTags.list(ctx.viewer.id)
  const tagged = new Map(countsOf(rows, ({ tags: ids }) => ids))
  const clock = zoneClock(query.tz)
  const dayOf = (row: JournalRow | undefined) =>
    row === undefined ? null : dateOf(clock.dayOf(row.closedAt))
  return {
    exchanges: countsOf(rows, ({ exchange }) => [exchange]).map(([exchange]) => exchange),
    symbols: countsOf(rows, ({ symbol }) => [symbol]).map(([symbol, count]) => ({ symbol, count })),
    setups: countsOf(rows, ({ setup }) => (setup === null ? [] : [setup])).map(
      ([setup, count]) => ({ setup, count }),
    ),
    origins: countsOf(rows, ({ origin }) => [origin]).map(([origin, count]) => ({ origin, count })),
    tags: tags.map(({ id, name, color }) => ({ id, name, color, count: tagged.get(id) ?? 0 })),
    first_closed: dayOf(rows[0]),
    last_closed: dayOf(rows.at(-1)),
  }
}

function countsOf(
  rows: readonly JournalRow[],
  keysOf: (row: JournalRow) => Iterable<string>,
): [string, number][] {
  return byKey(rows, keysOf).map(([key, group]) => [key, group.length])
}
