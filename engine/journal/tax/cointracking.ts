// CoinTracking's CSV import: a type for each line, and times in UTC.
import { csvLines } from '../../csv.ts'
import { type Movement, type TaxTrade, moneyMoved, settledIn, utcText } from './money-moved.ts'

export const coinTrackingHead = csvLines([
  [
    'Type',
    'Buy Amount',
    'Buy Currency',
    'Sell Amount',
    'Sell Currency',
    'Fee',
    'Fee Currency',
    'Exchange',
    'Trade-Group',
    'Comment',
    'Date',
  ],
])

export function coinTrackingLines(trade: TaxTrade): string {
  return csvLines(
    moneyMoved(trade).map((moved) => {
      const sum = [moved.amount, settledIn]
      const [bought, sold] = moved.isReceived ? [sum, nothing] : [nothing, sum]
      const group = moved.of === 'funding' ? 'Funding Rate' : 'Perpetuals'
      const about = [trade.exchange, group, moved.about, utcText(trade.closed_at)]
      return [typeOf(moved), ...bought, ...sold, ...nothing, ...about]
    }),
  )
}

const nothing = ['', '']

function typeOf({ of, isReceived }: Movement): string {
  switch (of) {
    case 'result':
      return isReceived ? 'Derivatives / Futures Profit' : 'Derivatives / Futures Loss'
    case 'fees':
      return isReceived ? 'Other Income' : 'Margin Fee'
    case 'funding':
      return isReceived ? 'Other Income' : 'Other Fee'
  }
}
