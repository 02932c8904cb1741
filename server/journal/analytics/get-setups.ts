import type * as contract from '../../../contract/endpoints.ts'
import { byKey, figuresOf } from '../../../engine/journal/groups.ts'
import type { JournalRow } from '../../../engine/journal/journal-row.ts'
import { zoneClock } from '../../../engine/journal/zones/zone-clock.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { matchingTrades } from '../book/matching.ts'
import { groupFigures, sideOf } from './figures.ts'

export const getSetups: Verb<ViewerContext, typeof contract.getSetups> = async ({
  ctx,
  input: { query },
}) => {
  const { rows } = await matchingTrades(ctx, query)
  const clock = zoneClock(query.tz)
  const names = await namesOf(ctx)
  const keysOf: Record<typeof query.by, (row: JournalRow) => Iterable<string>> = {
    setup: ({ setup }) => [setup ?? ''],
    tag: ({ tags }) => (tags.length === 0 ? [''] : tags.map((id) => names.get(id) ?? '')),
    symbol: ({ symbol }) => [symbol],
    hour: ({ openedAt }) => [String(clock.hourOf(openedAt))],
    weekday: ({ openedAt }) => [String(clock.weekdayOf(openedAt))],
    origin: ({ origin }) => [origin],
    side: (row) => [sideOf(row)],
    close_reason: ({ closeReason }) => [closeReason ?? ''],
  }
  const data = byKey(rows, keysOf[query.by]).map(([key, group]) =>
    groupFigures(
      figuresOf(key, group),
      group.reduce((sum, { units }) => sum + units.net, 0),
    ),
  )
  return { n: rows.length, data }
}

async function namesOf({ store, viewer }: Pick<ViewerContext, 'store' | 'viewer'>) {
  const tags = await store.journalTags.list(viewer.id)
  return new Map(tags.map(({ id, name }) => [id, name]))
}
