import { toNumber } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { DecidedOrder, TraderDecision } from '../../../contract/traders/model-decisions.ts'
import type { NewExecution } from '../../storage/lab/executions.ts'
import type { ModelDecisionRow } from '../../storage/models/model-decisions.ts'

export function decisionView(
  row: ModelDecisionRow,
  executions: readonly NewExecution[],
): TraderDecision {
  return {
    id: row.id,
    account_id: row.accountId,
    cause: row.cause,
    status: row.state,
    model: row.model,
    context: row.context,
    answer: row.answer,
    problem: row.problem,
    asks: row.asks,
    tokens: { input: row.tokensIn, output: row.tokensOut },
    cost: toNumber(row.cost),
    duration_ms: row.durationMs,
    orders: executions.filter(({ action }) => action !== 'error').map(orderView),
    decided_at: new Date(row.at).toISOString(),
  }
}

export function orderView(row: NewExecution): DecidedOrder {
  return {
    action: row.action,
    symbol: row.symbol,
    status: row.state,
    wished_quantity: numberOf(row.wished),
    quantity: numberOf(row.quantity),
    price: numberOf(row.price),
    stop: numberOf(row.stop),
    target: numberOf(row.target),
    leverage: row.leverage,
    reason: row.reason,
    plan: row.plan,
    checks: row.checks,
    order_id: row.orderId,
    error: row.error,
  }
}

function numberOf(text: DecimalString | null): number | null {
  return text === null ? null : toNumber(text)
}
