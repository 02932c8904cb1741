import { ServiceError } from '../../contract/errors.ts'
import type { PersonContext } from '../context.ts'
import type { UserId } from '../../contract/primitives.ts'
import type { TraderRow } from '../storage/traders/traders.ts'

/** Throws NOT_FOUND, also for another person's trader. */
export async function requireTrader(
  { store, viewer }: Pick<PersonContext, 'store'> & { viewer: { id: UserId } },
  id: number,
): Promise<TraderRow> {
  const found = await store.traders.owned(viewer.id, id)
  if (found === undefined) throw new ServiceError('NOT_FOUND', 'There is no such trader')
  return found
}
