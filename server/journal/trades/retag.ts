// Puts tags on trades and takes them off, after checking that all of them are the viewer's.
import { ServiceError } from '../../../contract/errors.ts'
import { mostTags } from '../../../contract/journal/closed-trades.ts'
import type { ViewerContext } from '../../context.ts'
import { noSuchTag, noSuchTrade } from './views-of.ts'

export async function retag(
  { store, viewer }: Pick<ViewerContext, 'store' | 'viewer'>,
  tradeIds: readonly string[],
  { add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] },
): Promise<number> {
  const ids = [...new Set(tradeIds)]
  const owned = await store.journalTrades.ownedMany(viewer.id, ids)
  if (owned.length !== ids.length) throw noSuchTrade()
  if (!(await store.journalTags.ownsAll(viewer.id, [...add, ...remove]))) throw noSuchTag()
  const change = { add: [...new Set(add)], remove: [...new Set(remove)], most: mostTags }
  const result = await store.journalTags.retag(viewer.id, ids, change)
  if (result === 'full') {
    throw new ServiceError(
      'TOO_MANY_TAGS',
      `A trade has at most ${mostTags} tags: remove one first`,
    )
  }
  return ids.length
}
