// The engine returns codes and numbers: contract/words makes the text, so that other languages are possible.
import fc from 'fast-check'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { Reason } from '../contract/reasons/reasons.ts'
import { english } from '../contract/words/english.ts'
import { intervals } from '../contract/market/market.ts'
import { entryGates } from './sessions/entry.ts'
import { evaluate } from './sessions/evaluate.ts'
import { plan } from './sessions/plan.ts'
import { quickStrategy } from './sessions/presets.ts'
import { signals } from './signals/signal.ts'
import { limits, market, now, position, scored, session } from './testing/states.ts'
import { syntheticBars } from './testing/synthetic-bars.ts'

/** Two words in a row, as in "two words" or "two ${values}", which occur in sentences and not in codes. */
const sentence = /[a-z,:] ([a-z]|\$\{)/i
const literal = /'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g

/** Thrown errors are for programmers and are not reasons. */
function sentencesIn(source: string): string[] {
  const code = source
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/new \w*Error\((?:'[^'\n]*'|`[^`]*`)\)/g, '')
  return [...code.matchAll(literal)].map(([text]) => text).filter((text) => sentence.test(text))
}

test('finds a sentence in a source', () => {
  expect(sentencesIn("message: 'no signal yet'")).toHaveLength(1)
  expect(sentencesIn('const text = `mark ${price} is old`')).toHaveLength(1)
  expect(sentencesIn("throw new Error('an entry without a signal')")).toEqual([])
})

/** Files for other programs, whose names of columns and of kinds are the same in every language. */
const forOtherPrograms = 'journal/tax/'

test('no source holds a sentence', () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (path) =>
      /(?<!\.test)\.ts$/.test(path) &&
      !path.startsWith('testing') &&
      !path.startsWith(forOtherPrograms),
  )
  expect(sources.length).toBeGreaterThan(40)
  const found = sources.flatMap((path) =>
    sentencesIn(readFileSync(join(import.meta.dirname, path), 'utf8')).map(
      (text) => `${path}: ${text}`,
    ),
  )
  expect(found).toEqual([])
})

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** It survives JSON unchanged and contains only codes and numbers. */
function expectData(why: Reason): void {
  expect(textsIn(why).filter((text) => /\s/.test(text))).toEqual([])
  const stored: unknown = JSON.parse(JSON.stringify(why))
  expect(z.parse(Reason, stored)).toEqual(why)
  expect(english.tell(why)).not.toMatch(/NaN|undefined|null|Infinity|\[object/)
}

const arbitraryState = fc.record({
  netPnl: fc.constantFrom('0', '3.5', '40', '-5', '-4.2'),
  endsIn: fc.constantFrom(null, 0, 40_000, 900_000),
  acceptsEntries: fc.boolean(),
  lastLoss: fc.constantFrom(null, 10_000, 500_000),
  markAgeMs: fc.constantFrom(500, 60_000),
  markPrice: fc.constantFrom('100000', '98000', '111000'),
  availableMargin: fc.constantFrom('0', '33.249', '1000'),
  szDecimals: fc.constantFrom(2, 5),
  scores: fc.array(
    fc.record({
      interval: fc.constantFrom(...intervals),
      score: fc.double({ min: -1, max: 1, noNaN: true }),
      age: fc.constantFrom(1, 100_000, 10_000_000),
    }),
    { maxLength: 3 },
  ),
  held: fc.array(
    fc.record({
      side: fc.constantFrom('long' as const, 'short' as const),
      status: fc.constantFrom('open' as const, 'opening' as const),
      age: fc.constantFrom(5_000, 3_600_000),
    }),
    { maxLength: 3 },
  ),
})

test('decisions and gates are codes and numbers, and English can say them all', () => {
  fc.assert(
    fc.property(arbitraryState, (state) => {
      const { markAgeMs, markPrice, availableMargin, szDecimals } = state
      const seen = market(
        state.scores.map(({ interval, score, age }) => scored(interval, score, now - age)),
        { markAgeMs, markPrice, availableMargin, limits: { ...limits, szDecimals } },
      )
      const positions = state.held.map(({ side, status, age }, index) =>
        position({ id: `p${index}`, side, status, openedAt: now - age }),
      )
      const asked = session({
        netPnl: state.netPnl,
        acceptsEntries: state.acceptsEntries,
        endsAt: state.endsIn === null ? null : now + state.endsIn,
        lastLossAt: state.lastLoss === null ? null : now - state.lastLoss,
      })
      for (const { why } of evaluate(asked, positions, seen, now)) expectData(why)
      const question = { session: asked, positions, market: seen, nowMs: now }
      for (const { why } of entryGates({ ...question, strategy: quickStrategy })) {
        expectData(why)
        expect(Object.values(english.figures(why)).join(' ')).not.toMatch(/NaN|undefined|Infinity/)
      }
    }),
  )
})

test('signals are', () => {
  const whys = signals(syntheticBars(3, 300)).map(({ why }) => why)
  expect(new Set(whys.map(({ code }) => code)).size).toBe(2)
  whys.forEach(expectData)
})

test('refusals of a plan are', () => {
  const contract = fc.record({
    budget: fc.constantFrom('10', '25.5', '1000'),
    profitTarget: fc.double({ min: 0.1, max: 500, noNaN: true }),
    lossThreshold: fc.double({ min: 0.1, max: 100, noNaN: true }),
    maxPositions: fc.integer({ min: 1, max: 10 }),
  })
  fc.assert(
    fc.property(contract, fc.constantFrom(1, 3, 40), (asked, maxLeverage) => {
      const made = plan(asked, { ...limits, maxLeverage })
      if (!('refusal' in made)) return
      expectData(made.why)
      expect(Object.values(english.figures(made.why)).join()).not.toContain('undefined')
    }),
  )
})
