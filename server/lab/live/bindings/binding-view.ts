import type { Binding } from '../../../../contract/lab/bindings.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import type { PersonContext, ViewerContext } from '../../../context.ts'
import type { BindingRow } from '../../../storage/lab/bindings.ts'
import { iso } from '../markets.ts'

export async function bindingView(
  { store }: Pick<ViewerContext, 'store'>,
  row: BindingRow,
): Promise<Binding> {
  const live = await store.bindings.livePositions([row.id])
  return {
    id: row.id,
    program_id: row.programId,
    account_id: row.accountId,
    pool_ids: row.poolIds,
    interval_secs: row.intervalSecs,
    scheduled: row.isScheduled,
    enabled: row.isEnabled,
    params_override: row.params,
    symbols: row.symbols,
    interval: row.interval,
    last_trigger_at: iso(row.lastTriggerAt),
    next_run_at: iso(row.nextRunAt),
    obstacle: await obstacleOf(store, row),
    open_positions: live.length,
  }
}

async function obstacleOf(
  store: ViewerContext['store'],
  { isEnabled, obstacle, accountId }: BindingRow,
): Promise<string | null> {
  if (!isEnabled) return null
  const trader = await store.traders.byId(accountId)
  if (trader?.state === 'paused') return 'Its trader is paused'
  return trader?.error ?? obstacle
}

/** Throws NOT_FOUND, also for another person's binding. */
export async function requireBinding(
  { store, viewer }: Pick<PersonContext, 'store' | 'viewer'>,
  id: number,
): Promise<BindingRow> {
  const found = await store.bindings.owned(viewer.id, id)
  if (found === undefined) throw new ServiceError('NOT_FOUND', 'There is no such binding')
  return found
}
