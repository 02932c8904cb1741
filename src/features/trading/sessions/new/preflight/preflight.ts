// The conditions for starting a session. The server checks them; for an API without that endpoint, what the
// dashboard knows itself is shown in the same form.
import { t } from '@lingui/core/macro'
import { compare } from '../../../../../../contract/decimal.ts'
import type { TradingKey } from '../../../../../../contract/people/auth.ts'
import type { DecimalString } from '../../../../../../contract/primitives.ts'
import type { PreflightCheck } from '../../../../../../contract/sessions/session-starts.ts'
import type { Session } from '../../../../../../contract/sessions/sessions.ts'
import { formatMoney } from '../../../../../lib/numbers/format.ts'
import { textOf } from '../../../../../lib/words/language.ts'

export type CheckId = PreflightCheck['id']

export interface Check extends Omit<PreflightCheck, 'status'> {
  status: PreflightCheck['status'] | 'waiting'
}

export const checkTitles: Record<CheckId, string> = {
  get connection() {
    return t`Exchange reached`
  },
  get agent() {
    return t`Agent approved`
  },
  get builder_fee() {
    return t`Builder fee approved`
  },
  get balance() {
    return t`Balance`
  },
  get market_free() {
    return t`Market free`
  },
  get own_position() {
    return t`Your own positions`
  },
  get risk_limits() {
    return t`Your own limits`
  },
  get minimum_order() {
    return t`Minimum order`
  },
  get leverage_window() {
    return t`Leverage`
  },
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
).map((id) => ({ id, status: 'waiting', message: t`Checking` }))

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
      message: agent === false ? t`Needs one signature` : t`May trade, never withdraw`,
      ...(agent === false && { fix: 'approve_agent' }),
    },
    {
      id: 'builder_fee',
      status: statusOf(builder?.approved),
      message:
        builder === undefined
          ? t`Asking the exchange`
          : t`At most ${builder.maxFeeRate} of each order`,
      ...(builder?.approved === false && { fix: 'approve_builder_fee' }),
    },
    balanceCheck(facts),
    {
      id: 'market_free',
      status: statusOf(taken === undefined ? undefined : !taken),
      message:
        taken === true ? t`A session is running on ${symbol}` : t`No other session on ${symbol}`,
      ...(taken === true && { fix: 'other_market' }),
    },
  ]
}

function balanceCheck({ free, budget }: PreflightFacts): Check {
  if (free === undefined) return { id: 'balance', status: 'waiting', message: t`Checking` }
  if (budget === null || compare(free, budget) >= 0) {
    return { id: 'balance', status: 'ok', message: t`${formatMoney(free)} free` }
  }
  const [actual, required] = [formatMoney(free), formatMoney(budget)]
  const message = t`${actual} free, ${required} wanted`
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
  return checks.some(({ status }) => status === 'waiting') ? t`Checking your account…` : undefined
}
