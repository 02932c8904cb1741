import type { Ranking } from '../../../contract/board/leaderboard.ts'
import { csvLines, toCsv } from '../../lib/csv.ts'

const columns = [
  'rank',
  'trader',
  'label',
  'house',
  'net pnl',
  'return %',
  'max drawdown %',
  'volume',
  'win rate %',
  'trades',
  'sessions',
] as const

export const rankingFileStart = (): string => toCsv(columns, [])

/** Numbers exactly as the server returned them. */
export function rankingFileLines(rows: readonly Ranking[]): string {
  return csvLines(
    rows.map((row) => [
      row.rank === null ? '' : String(row.rank),
      row.address,
      row.label ?? '',
      row.house ? 'yes' : 'no',
      row.netPnl,
      String(row.roiPct),
      String(row.maxDrawdownPct),
      row.volume,
      row.winRatePct === null ? '' : String(row.winRatePct),
      String(row.trades),
      String(row.sessions),
    ]),
  )
}
