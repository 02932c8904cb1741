// What a run decided, as rows to be carried out.
import { absolute, multiply } from '../../../../contract/decimal.ts'
import type { Decision } from '../../../../sandbox/machine/machine.ts'
import type { BindingRow } from '../../../storage/lab/bindings.ts'
import type { ExecutionRow, NewExecution } from '../../../storage/lab/executions.ts'
import type { RunResult } from '../../runs/run-on-market.ts'
import { exact } from '../trades/gate.ts'
import type { Situation } from './situation.ts'

interface About {
  binding: BindingRow
  programVersion: number
  cause: ExecutionRow['cause']
  /** The market that the run began with. */
  symbol: string
  at: number
  /** Of a language model's answer, with its plans by symbol. */
  decisionId?: number
  plans?: ReadonlyMap<string, string>
}

/** A run that decides nothing is one hold; one that fails is one error. */
export function executionsOf(
  about: About,
  situation: Situation,
  result: RunResult,
): NewExecution[] {
  const base = baseOf(about, result)
  if (result.kind === 'failed') {
    const { message, line } = result.fault
    const error = line === null ? message : `Line ${line}: ${message}`
    return [{ ...base, action: 'error', state: 'failed', error }]
  }
  const orders = result.decisions.filter(({ action }) => action !== 'hold')
  const [hold] = result.decisions
  if (orders.length === 0) {
    return [{ ...base, symbol: hold?.symbol ?? about.symbol, reason: hold?.reason ?? null }]
  }
  return orders.map((decision) => ({
    ...base,
    ...wantedBy(decision, situation),
    plan: about.plans?.get(decision.symbol) ?? null,
  }))
}

function baseOf(about: About, result: RunResult) {
  const { binding, programVersion, cause, symbol, at, decisionId = null } = about
  return {
    userId: binding.userId,
    programId: binding.programId,
    programVersion,
    bindingId: binding.id,
    accountId: binding.accountId,
    cause,
    action: 'hold',
    state: 'done',
    symbol,
    wished: null,
    quantity: null,
    reason: null,
    held: '0',
    price: null,
    stop: null,
    target: null,
    leverage: null,
    fraction: null,
    checks: null,
    decisionId,
    plan: null,
    orderId: null,
    positionId: null,
    error: null,
    logs: [...result.logs],
    reads: [...result.reads],
    durationMs: result.durationMs,
    at,
  } as const satisfies Omit<NewExecution, never>
}

function wantedBy(decision: Decision, { held, prices }: Situation): Partial<NewExecution> {
  const { symbol, action } = decision
  const now = held.get(symbol) ?? '0'
  const common = {
    action,
    symbol,
    state: 'decided',
    reason: decision.reason ?? null,
    held: now,
    price: prices.get(symbol) ?? null,
  } as const
  switch (decision.action) {
    case 'hold':
      return common
    case 'close':
      return {
        ...common,
        fraction: decision.fraction,
        wished: multiply(absolute(now), decision.fraction),
      }
    case 'buy':
    case 'sell':
      return {
        ...common,
        wished: exact(decision.quantity),
        stop: decision.stop === undefined ? null : exact(decision.stop),
        target: decision.target === undefined ? null : exact(decision.target),
        leverage: decision.leverage ?? null,
      }
  }
}
