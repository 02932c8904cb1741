// The conditions for starting a session. The server checks them; for an API without that endpoint, what the
// dashboard knows itself is shown in the same form.
import { compare } from '../../../../../../contract/decimal.ts'
import type { TradingKey } from '../../../../../../contract/people/auth.ts'
import type { DecimalString } from '../../../../../../contract/primitives.ts'
import type { PreflightCheck } from '../../../../../../contract/sessions/session-starts.ts'
import type { Session } from '../../../../../../contract/sessions/sessions.ts'
import { formatMoney } from '../../../../../lib/numbers/format.ts'
import { textOf } from '../../../../../lib/language.ts'

export type CheckId = PreflightCheck['id']

export interface Check extends Omit<PreflightCheck, 'status'> {
  status: PreflightCheck['status'] | 'waiting'
}

export const checkTitles: Record<CheckId, string> = {
  connection: 'Exchange reached',
  agent: 'Agent approved',
  builder_fee: 'Builder fee approved',
  balance: 'Balance',
  market_free: 'Market free',
  own_position: 'Your own positions',
  risk_limits: 'Your own limits',
  minimum_order: 'Minimum order',
  leverage_window: 'Leverage',
}

/** Placeholders for as many lines as the answer will have. */
export const awaitedChecks: readonly Check[] = (
  [
    'connection',
    'agent',
    'builder_fee',
    'balance',
    'market_free',
    'own_position',
    'minimum_order',
    'leverage_window',
  ] as const
).map((id) => ({ id, status: 'waiting', message: 'Checking' }))

export interface PreflightFacts {
  tradingKey: TradingKey | undefined
  /** USDC the exchange account can still use. */
  free: DecimalString | undefined
  /** USDC; null while it cannot be read. */
  budget: DecimalString | null
  symbol: string
  running: readonly Session[] | undefined
}

export function ownPreflight(facts: PreflightFacts): Check[] {
  const { tradingKey, symbol, running } = facts
  const taken = running?.some((session) => session.symbol === symbol)
  const agent = tradingKey?.approved
  const builder = tradingKey?.builder
  return [
    {
      id: 'agent',
      status: statusOf(agent),
      message: agent === false ? 'Needs one signature' : 'May trade, never withdraw',
      ...(agent === false && { fix: 'approve_agent' }),
    },
    {
      id: 'builder_fee',
      status: statusOf(builder?.approved),
      message:
        builder === undefined
          ? 'Asking the exchange'
          : `At most ${builder.maxFeeRate} of each order`,
      ...(builder?.approved === false && { fix: 'approve_builder_fee' }),
    },
    balanceCheck(facts),
    {
      id: 'market_free',
      status: statusOf(taken === undefined ? undefined : !taken),
      message:
        taken === true ? `A session is running on ${symbol}` : `No other session on ${symbol}`,
      ...(taken === true && { fix: 'other_market' }),
    },
  ]
}

function balanceCheck({ free, budget }: PreflightFacts): Check {
  if (free === undefined) return { id: 'balance', status: 'waiting', message: 'Checking' }
  if (budget === null || compare(free, budget) >= 0) {
    return { id: 'balance', status: 'ok', message: `${formatMoney(free)} free` }
  }
  const [actual, required] = [formatMoney(free), formatMoney(budget)]
  const message = `${actual} free, ${required} wanted`
  return { id: 'balance', status: 'failed', message, required, actual, fix: 'lower_budget' }
}

function statusOf(holds: boolean | undefined): Check['status'] {
  if (holds === undefined) return 'waiting'
  return holds ? 'ok' : 'failed'
}

/** Why Start cannot be pressed yet; undefined when it can. */
export function startBlockedBy(checks: readonly Check[]): string | undefined {
  const failed = checks.find(({ status }) => status === 'failed')
  if (failed !== undefined) return `${checkTitles[failed.id]}: ${textOf(failed)}`
  return checks.some(({ status }) => status === 'waiting') ? 'Checking your account…' : undefined
}
