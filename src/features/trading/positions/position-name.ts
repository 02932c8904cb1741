import { t } from '@lingui/core/macro'
import type { Position } from '../../../../contract/trading/positions.ts'

/** "long BTC": inside of a sentence. */
export function nameOf({ side, symbol }: Pick<Position, 'side' | 'symbol'>): string {
  return side === 'long' ? t`long ${symbol}` : t`short ${symbol}`
}
