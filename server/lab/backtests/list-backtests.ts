import type * as contract from '../../../contract/endpoints.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { listPart } from '../list-part.ts'
import { backtestSummary } from './backtest-view.ts'

export const listBacktests: Verb<PersonContext, typeof contract.listBacktests> = async ({
  ctx: { store, viewer },
  input: { query },
}) => {
  const { program_id: programId, status } = query
  const rows = await store.backtests.list(viewer.id, { ...listPart(query), programId, status })
  return rows.map(backtestSummary)
}
