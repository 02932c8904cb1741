import { toNumber } from '../../../contract/decimal.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { Execution } from '../../../contract/lab/executions.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { ExecutionRow } from '../../storage/lab/executions.ts'

export const listExecutions: Verb<PersonContext, typeof contract.listExecutions> = async ({
  ctx: { store, viewer },
  input: { query },
}) => {
  const { program_id, account_id, binding_id, action, before, after, page, limit } = query
  const rows = await store.executions.list(
    viewer.id,
    { programId: program_id, accountId: account_id, bindingId: binding_id, action, before, after },
    { offset: (page - 1) * limit, limit },
  )
  return rows.map(executionView)
}

function executionView(row: ExecutionRow): Execution {
  return {
    id: row.id,
    program_id: row.programId,
    program_version: row.programVersion,
    binding_id: row.bindingId,
    account_id: row.accountId,
    cause: row.cause,
    action: row.action,
    status: row.state,
    symbol: row.symbol,
    quantity: numberOf(row.quantity),
    wished_quantity: numberOf(row.wished),
    reason: row.reason,
    price: numberOf(row.price),
    stop: numberOf(row.stop),
    target: numberOf(row.target),
    leverage: row.leverage,
    checks: row.checks,
    order_id: row.orderId,
    error: row.error,
    logs: row.logs,
    duration_ms: row.durationMs,
    executed_at: new Date(row.at).toISOString(),
  }
}

function numberOf(text: DecimalString | null): number | null {
  return text === null ? null : toNumber(text)
}
