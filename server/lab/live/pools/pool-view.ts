import type { SignalPool } from '../../../../contract/lab/signal-pools.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import type { PersonContext } from '../../../context.ts'
import type { SignalPoolRow } from '../../../storage/lab/signal-pools.ts'
import { iso } from '../markets.ts'

export function poolView(row: SignalPoolRow): SignalPool {
  return {
    id: row.id,
    name: row.name,
    logic: row.logic,
    signals_count: row.signals.length,
    signals: row.signals,
    symbols: row.symbols,
    enabled: row.isEnabled,
    last_fired_at: iso(row.lastFiredAt),
  }
}

/** Throws NOT_FOUND, also for another person's pool. */
export async function requirePool(
  { store, viewer }: PersonContext,
  id: number,
): Promise<SignalPoolRow> {
  const found = await store.signalPools.owned(viewer.id, id)
  if (found === undefined) throw new ServiceError('NOT_FOUND', 'There is no such signal pool')
  return found
}
