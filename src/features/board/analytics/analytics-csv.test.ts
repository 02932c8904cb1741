import { expect, test } from 'vitest'
import { analyticsCsv, type Analytics } from './analytics-csv.ts'

const share = (name: string) => ({ name, sessions: 2, netPnl: '-1.5', volume: '300' })
const analytics: Analytics = {
  period: '30d',
  sessions: 2,
  tooFew: 20,
  byAsset: [share('BTC')],
  byKind: [share('quick')],
  byStrategy: [share('Quick')],
  calibration: [
    { name: 'Quick', sessions: 2, expectedPct: 0.3, happenedPct: -1.5, low: null, high: null },
  ],
  byOutcome: [share('loss_threshold')],
  durations: [{ name: '1–4 h', upToMs: 14_400_000, sessions: 2 }],
  medianDurationMs: 5_000_000,
  days: [{ day: '2026-11-20', sessions: 2, netPnl: '-1.5' }],
}

test('every group of every distribution has a line, named as on the page', () => {
  expect(analyticsCsv(analytics).trimEnd().split('\r\n')).toEqual([
    'by,group,sessions,net pnl,volume,expectedPct,happenedPct,low,high',
    'outcome,Reached its loss threshold,2,-1.5,300,,,,',
    'asset,BTC,2,-1.5,300,,,,',
    'strategy,Quick,2,-1.5,300,,,,',
    'kind,Quick,2,-1.5,300,,,,',
    'duration,1–4 h,2,,,,,,',
    'day,2026-11-20,2,-1.5,,,,,',
    'expected,Quick,2,,,0.3,-1.5,,',
  ])
})

test('an outcome that this version does not know keeps its own name', () => {
  const csv = analyticsCsv({ ...analytics, byOutcome: [share('vanished')] })
  expect(csv).toContain('outcome,vanished,2')
})
