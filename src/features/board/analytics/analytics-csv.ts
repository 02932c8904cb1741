import type { OutputOf } from '../../../../contract/endpoint.ts'
import type { getLeaderboardAnalytics } from '../../../../contract/board/leaderboard.ts'
import { toCsv } from '../../../lib/csv.ts'
import { nameOfGroup, type Dimension } from './share-words.ts'

export type Analytics = OutputOf<typeof getLeaderboardAnalytics>
export type Share = Analytics['byAsset'][number]

/** All groups in one table: the first column says what they are grouped by. */
export function analyticsCsv(analytics: Analytics): string {
  const shares = (dimension: Dimension, rows: readonly Share[]) =>
    rows.map(({ name, sessions, netPnl, volume }) => [
      dimension,
      nameOfGroup(dimension, name),
      String(sessions),
      netPnl,
      volume,
    ])
  const rows = [
    ...shares('outcome', analytics.byOutcome),
    ...shares('asset', analytics.byAsset),
    ...shares('strategy', analytics.byStrategy),
    ...shares('kind', analytics.byKind),
    ...analytics.durations.map(({ name, sessions }) => ['duration', name, String(sessions)]),
    ...analytics.days.map(({ day, sessions, netPnl }) => ['day', day, String(sessions), netPnl]),
    ...analytics.calibration.map(({ name, sessions, expectedPct, happenedPct, low, high }) => [
      'expected',
      nameOfGroup('strategy', name),
      String(sessions),
      '',
      '',
      ...[expectedPct, happenedPct, low, high].map((value) => String(value ?? '')),
    ]),
  ]
  // The last four are percent of the budget; the interval is of what happened.
  return toCsv(
    ['by', 'group', 'sessions', 'net pnl', 'volume', 'expectedPct', 'happenedPct', 'low', 'high'],
    rows.map((row) => [...row, ...Array.from({ length: 9 - row.length }, () => '')]),
  )
}
