import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hopefulFromDays } from '../../engine/sessions/presets.ts'
import { kinds } from './kinds.ts'
import { type Report, reportFile, strategyMark } from './report.ts'

const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report

test('the report card is of the strategy that runs: run `npm run research -- <candles> --report` after a change', () => {
  expect(report.strategy).toBe(strategyMark())
})

test('another number makes another mark', () => {
  const [quick, ...presets] = kinds()
  if (quick === undefined) throw new Error('no kinds')
  const { strategy } = quick.terms
  const changed = { ...quick.terms, strategy: { ...strategy, exitScore: strategy.exitScore + 0.1 } }
  expect(strategyMark([{ ...quick, terms: changed }, ...presets])).not.toBe(strategyMark())
})

test('sessions that the form advises against held on one set of candles at most, the others earned on each', () => {
  const daysOf = (kind: string): number => Number(/(\d+)D$/.exec(kind)?.[1] ?? 1)
  const told = kinds().map(({ name }) => {
    const rows = report.sets.flatMap((set) => set.rows.filter(({ kind }) => kind === name))
    const held = rows.filter(({ outOfSample }) => (outOfSample?.low ?? -1) > 0).length
    const isHopeful = rows.every(({ mean }) => mean > 0)
    return { name, isTrue: daysOf(name) < hopefulFromDays ? held < 2 : isHopeful }
  })
  expect(told.filter(({ isTrue }) => !isTrue)).toEqual([])
})

test('the report has a row for every kind of session, on some candles', () => {
  const told = new Set(report.sets.flatMap(({ rows }) => rows.map(({ kind }) => kind)))
  expect(told).toEqual(new Set(kinds().map(({ name }) => name)))
})
