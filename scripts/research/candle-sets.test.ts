import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { quickTerms } from '../../engine/sessions/terms.ts'
import { readCandleSets } from './candle-sets.ts'
import { changed, varied } from './vary.ts'

function folder(files: Record<string, string>): string {
  const made = mkdtempSync(join(tmpdir(), 'candles-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(made, name), text)
  return made
}

const heading = 'time,open,high,low,close,volume'

test('reads what is named like candles, and leaves the rest', () => {
  const path = folder({
    'ETH_5m_mine.csv': `${heading}\n0,1,3,1,2,9\n300000,2,2,2,2,0\n`,
    'SOURCES.md': 'where they come from',
  })
  const [set, ...others] = readCandleSets(path)
  expect(others).toEqual([])
  expect(set).toMatchObject({ name: 'ETH_5m_mine', symbol: 'ETH', bars: { interval: '5m' } })
  expect(Array.from(set?.bars.h ?? [])).toEqual([3, 2])
})

test.each([
  ['0,1,1,1,1,1\n0,1,1,1,1,1', /line 3/],
  ['0,1,1,nonsense,1,1', /line 2/],
])('names the row that is no candle: %s', (rows, message) => {
  const path = folder({ 'ETH_5m.csv': `${heading}\n${rows}\n` })
  expect(() => readCandleSets(path)).toThrow(message)
})

test('refuses an empty folder and a file with another name', () => {
  expect(() => readCandleSets(folder({}))).toThrow(/BTC_15m/)
  const path = folder({ 'candles.csv': heading })
  expect(() => readCandleSets(join(path, 'candles.csv'))).toThrow(/candles.csv/)
})

test('varies one number, and lists what can be varied', () => {
  const terms = quickTerms({ budget: '10', profitTarget: 10, lossThreshold: 5, maxPositions: 1 })
  const made = varied(terms, 'exitScore=0.2,0.3')
  expect(made.map(({ label }) => label)).toEqual(['exitScore=0.2', 'exitScore=0.3'])
  expect(made.map((each) => each.terms.strategy.exitScore)).toEqual([0.2, 0.3])
  expect(() => varied(terms, 'luck=1')).toThrow(/entryThreshold/)
})

test('fixes numbers before one is varied', () => {
  const terms = quickTerms({ budget: '10', profitTarget: 10, lossThreshold: 5, maxPositions: 1 })
  const { strategy } = changed(terms, ['fastestMinutes=60', 'mostPosts=3'])
  expect(strategy.intervals).toEqual(['1h', '4h'])
  expect(strategy.maker?.entries?.mostPosts).toBe(3)
})
