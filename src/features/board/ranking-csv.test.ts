import { expect, test } from 'vitest'
import type { Ranking } from '../../../contract/board/leaderboard.ts'
import { rankingFileLines, rankingFileStart } from './ranking-csv.ts'

const row: Ranking = {
  rank: 3,
  userId: 'u1',
  address: '0xAbcdabcdabcdabcdabcdabcdabcdabcdabcdabcd',
  label: null,
  house: false,
  netPnl: '-12.345678',
  roiPct: -1.2346,
  volume: '1234567.1',
  winRatePct: null,
  maxDrawdownPct: 4.5,
  sessions: 2,
  trades: 0,
}

test('numbers stay as exact as they came, and what is unknown is empty', () => {
  expect(rankingFileLines([row])).toBe(
    '3,0xAbcdabcdabcdabcdabcdabcdabcdabcdabcdabcd,,no,-12.345678,-1.2346,4.5,1234567.1,,0,2\r\n',
  )
})

test('every line has a cell for each column', () => {
  const cells = (line: string) => line.trimEnd().split(',').length
  expect(cells(rankingFileLines([row]))).toBe(cells(rankingFileStart()))
})

test('a label cannot become a formula of a spreadsheet', () => {
  expect(rankingFileLines([{ ...row, label: '=1+1' }])).toContain(`"'=1+1"`)
})
