import type * as contract from '../../../contract/endpoints.ts'
import { toNumber } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { barAt } from '../../../engine/signals/bars.ts'
import { minimumBars, signal } from '../../../engine/signals/signal.ts'
import {
  type IndicatorName,
  indicators,
  isIndicatorName,
} from '../../../sandbox/language/indicators.ts'
import type { PersonContext } from '../../context.ts'
import { requireMarket } from '../../market/index.ts'
import type { Verb } from '../../route.ts'
import { invalid } from '../live/markets.ts'
import { closedBars } from '../runs/closed-bars.ts'
import { readIndicators } from './read-indicators.ts'

const candleCount = 100

export const queryMarketData: Verb<PersonContext, typeof contract.queryMarketData> = async ({
  ctx: { exchange, clock },
  input: { body },
}) => {
  const { symbol, period } = body
  const names = namesOf(body.indicators)
  await requireMarket({ exchange }, symbol)
  const bars = await closedBars(exchange, { symbol, interval: period }, clock())
  const mark = await exchange.freshMark(symbol)
  const price = mark === null ? bars.c.at(-1) : toNumber(mark.mark)
  if (price === undefined) throw new ServiceError('NOT_FOUND', `${symbol} has no price yet`)
  const count = bars.t.length
  const from = Math.max(0, count - candleCount)
  return {
    symbol,
    price,
    period,
    indicators: readIndicators(bars, names),
    regime: count < minimumBars ? null : signal(bars).regime,
    candles: Array.from({ length: count - from }, (_, i) => barAt(bars, from + i)),
  }
}

function namesOf(asked: readonly string[] = Object.keys(indicators)): IndicatorName[] {
  const unknown = asked.find((name) => !isIndicatorName(name))
  if (unknown === undefined) return asked.filter(isIndicatorName)
  const known = Object.keys(indicators).join(', ')
  throw invalid('indicators', `There is no indicator ${unknown}; there are ${known}`)
}
