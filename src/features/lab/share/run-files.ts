// A run as files: its fills for a spreadsheet, and everything that was told of it for a program.
import type { Backtest, BacktestMarker } from '../../../../contract/lab/backtest-shapes.ts'
import { toCsv } from '../../../lib/csv.ts'

const columns = ['time', 'market', 'side', 'size', 'price', 'cause', 'decision']

/** One line a fill, oldest first. Times in UTC, sizes in units of the coin, prices in USDC. */
export function fillsCsv(markers: readonly BacktestMarker[]): string {
  const seen = new Set<string>()
  const fills = markers.filter(({ trigger_id }) => {
    const isNew = !seen.has(trigger_id)
    seen.add(trigger_id)
    return isNew
  })
  return toCsv(
    columns,
    fills.map(({ timestamp, symbol, side, quantity, price, cause, trigger_id }) => [
      timestamp,
      symbol,
      side,
      String(quantity),
      String(price),
      cause,
      trigger_id,
    ]),
  )
}

/** The terms, the figures and the fills; without the link that shares it. */
export function runJson(run: Backtest, markers: readonly BacktestMarker[]): string {
  const { share_token: _, ...told } = run
  return JSON.stringify({ ...told, markers }, null, 2)
}
