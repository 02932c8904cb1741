import { ServiceError } from '../../../../contract/errors.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import type { ViewerContext } from '../../../context.ts'

/** Milliseconds. A trade is not opened at an older price. */
const oldMs = 10_000

/** The current mark price. Throws EXCHANGE_UNAVAILABLE when there is none recent enough. */
export async function freshPrice(
  { exchange, clock }: Pick<ViewerContext, 'exchange' | 'clock'>,
  symbol: string,
): Promise<DecimalString> {
  const mark = await exchange.freshMark(symbol)
  if (mark !== null && clock() - mark.at <= oldMs) return mark.mark
  throw new ServiceError('EXCHANGE_UNAVAILABLE', `There is no price of ${symbol} right now`)
}
