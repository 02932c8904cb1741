// A trader as somebody fills it in, and what is sent of it.
import { t } from '@lingui/core/macro'
import { compare, toNumber } from '../../../../contract/decimal.ts'
import type { InputOf } from '../../../../contract/endpoint.ts'
import type { changeTrader, stopRules, Trader } from '../../../../contract/traders/traders.ts'
import { plainText } from '../../../lib/numbers/format.ts'
import { percent, readNumber, usdc } from '../../../lib/numbers/number-kinds.ts'

export interface TypedTrader {
  name: string
  /** Empty: no budget. */
  budget: string
  lossThreshold: string
  withoutStop: (typeof stopRules)[number]
  protectiveStop: string
}

export type TraderErrors = Partial<
  Record<'name' | 'budget' | 'lossThreshold' | 'protectiveStop', string>
>

type TraderBody = Required<
  Pick<
    InputOf<typeof changeTrader>['body'],
    'name' | 'budget' | 'loss_threshold' | 'without_stop' | 'protective_stop_percent'
  >
>

export function typedTrader(trader: Trader | null): TypedTrader {
  if (trader === null) {
    return {
      name: t`My trader`,
      budget: '',
      lossThreshold: '20',
      withoutStop: 'protect',
      protectiveStop: '5',
    }
  }
  const { name, budget, loss_threshold, without_stop, protective_stop_percent } = trader
  return {
    name,
    budget: budget === null ? '' : plainText(String(budget)),
    lossThreshold: String(loss_threshold),
    withoutStop: without_stop,
    protectiveStop: String(protective_stop_percent),
  }
}

export function readTrader(typed: TypedTrader): { body: TraderBody } | { errors: TraderErrors } {
  const errors: TraderErrors = {}
  const name = typed.name.trim()
  if (name === '') errors.name = t`Give it a name.`
  const budget = readNumber(typed.budget, usdc)
  if (budget.value === null && budget.error !== null) errors.budget = budget.error
  const loss = readShare(typed.lossThreshold, [0, 100])
  if (typeof loss === 'string') errors.lossThreshold = loss
  const stop = readShare(typed.protectiveStop, [0.1, 50])
  if (typeof stop === 'string' && typed.withoutStop === 'protect') errors.protectiveStop = stop
  if (Object.keys(errors).length > 0 || typeof loss === 'string') return { errors }
  return {
    body: {
      name,
      budget: budget.value,
      loss_threshold: loss,
      without_stop: typed.withoutStop,
      protective_stop_percent: typeof stop === 'string' ? 5 : stop,
    },
  }
}

/** Percent, or why it cannot be used. */
function readShare(text: string, [least, most]: readonly [number, number]): number | string {
  const read = readNumber(text, percent)
  if (read.value === null) return read.error ?? t`Must be a number.`
  if (
    compare(read.value, least) < 0 ||
    compare(read.value, most) > 0 ||
    compare(read.value, 0) <= 0
  ) {
    return t`Must lie between ${least}% and ${most}%.`
  }
  return toNumber(read.value)
}
