import type { JournalTrade } from '../../../contract/journal/journal-trade.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import { tradeView } from './trade-view.ts'

type Ports = Pick<ViewerContext, 'store' | 'viewer'>

/** In the order of the ids. One that has been deleted meanwhile is left out. */
export async function viewsOf(
  { store, viewer }: Ports,
  ids: readonly string[],
): Promise<JournalTrade[]> {
  const [rows, tags] = [
    await store.journalTrades.ownedMany(viewer.id, ids),
    await store.journalTags.ofTrades(ids),
  ]
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row === undefined ? [] : [tradeView(row, tags.get(id) ?? [])]
  })
}

/** Throws NOT_FOUND when it is none of the viewer's journal. */
export async function viewOf(ports: Ports, id: string): Promise<JournalTrade> {
  const [view] = await viewsOf(ports, [id])
  if (view === undefined) throw noSuchTrade()
  return view
}

export const noSuchTrade = () =>
  new ServiceError('NOT_FOUND', 'There is no such trade in your journal')
export const noSuchTag = () => new ServiceError('NOT_FOUND', 'There is no such tag of yours')
