// Koinly's universal CSV (support.koinly.io, "How to create a custom CSV file" and "Futures and perpetuals"): results are
// deposits or withdrawals labelled "realized gain".
import { csvLines } from '../../csv.ts'
import { type Movement, type TaxTrade, moneyMoved, settledIn, utcText } from './money-moved.ts'

export const koinlyHead = csvLines([
  [
    'Date',
    'Sent Amount',
    'Sent Currency',
    'Received Amount',
    'Received Currency',
    'Fee Amount',
    'Fee Currency',
    'Net Worth Amount',
    'Net Worth Currency',
    'Label',
    'Description',
    'TxHash',
  ],
])

export function koinlyLines(trade: TaxTrade): string {
  const date = `${utcText(trade.closed_at)} UTC`
  return csvLines(
    moneyMoved(trade).map((moved) => {
      const sum = [moved.amount, settledIn]
      const [sent, received] = moved.isReceived ? [nothing, sum] : [sum, nothing]
      return [date, ...sent, ...received, ...nothing, ...nothing, labelOf(moved), moved.about, '']
    }),
  )
}

const nothing = ['', '']

/** Fees are a cost of their own. A rebate is none, and counts with the results. */
function labelOf({ of, isReceived }: Movement): string {
  return of === 'fees' && !isReceived ? 'margin fee' : 'realized gain'
}
