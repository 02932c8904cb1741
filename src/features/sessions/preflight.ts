// What must hold before a session can start, each with what is there, so that the form can say which one is missing.
import { compare } from '../../../contract/decimal.ts'
import type { TradingKey } from '../../../contract/auth.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { Session } from '../../../contract/sessions.ts'
import { formatMoney } from '../../lib/format.ts'

export type CheckId = 'agent' | 'builder' | 'balance' | 'market'

export interface Check {
  id: CheckId
  title: string
  status: 'ok' | 'failed' | 'waiting'
  /** What is there, and what is wanted when that is more. */
  detail: string
}

export interface PreflightFacts {
  tradingKey: TradingKey | undefined
  /** USDC the exchange account can still use. */
  free: DecimalString | undefined
  /** USDC; null while it cannot be read. */
  budget: DecimalString | null
  symbol: string
  running: readonly Session[] | undefined
}

export function preflight(facts: PreflightFacts): Check[] {
  const { tradingKey, symbol, running } = facts
  const taken = running?.some((session) => session.symbol === symbol)
  return [
    balanceCheck(facts),
    {
      id: 'agent',
      title: 'Agent approved',
      status: statusOf(tradingKey?.approved),
      detail: tradingKey?.approved === false ? 'Needs one signature' : 'May trade, never withdraw',
    },
    {
      id: 'builder',
      title: 'Builder fee approved',
      status: statusOf(tradingKey?.builder.approved),
      detail:
        tradingKey === undefined
          ? 'Asking the exchange'
          : `At most ${tradingKey.builder.maxFeeRate} of each order`,
    },
    {
      id: 'market',
      title: `No other session on ${symbol}`,
      status: statusOf(taken === undefined ? undefined : !taken),
      detail: taken === true ? 'One is running: stop it or pick another market' : 'Market is free',
    },
  ]
}

function balanceCheck({ free, budget }: PreflightFacts): Check {
  const check = { id: 'balance', title: 'Balance' } as const
  if (free === undefined) return { ...check, status: 'waiting', detail: 'Asking the exchange' }
  const isEnough = budget === null || compare(free, budget) >= 0
  return {
    ...check,
    status: isEnough ? 'ok' : 'failed',
    detail: isEnough
      ? `${formatMoney(free)} free`
      : `${formatMoney(free)} free, ${formatMoney(budget)} wanted`,
  }
}

function statusOf(holds: boolean | undefined): Check['status'] {
  if (holds === undefined) return 'waiting'
  return holds ? 'ok' : 'failed'
}

/** Why Start cannot be pressed yet; undefined when it can. */
export function startBlockedBy(checks: readonly Check[]): string | undefined {
  const failed = checks.find(({ status }) => status === 'failed')
  if (failed !== undefined) return `${failed.title}: ${failed.detail}`
  return checks.some(({ status }) => status === 'waiting') ? 'Checking your account…' : undefined
}
