// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { kindOf, paramValues } from './param-values.ts'

const fast = { name: 'fast', value: 9, min: 2, max: 50, step: 1 }
const stop = { name: 'stop', value: 1.5, min: 0.5, max: 10, step: 0.5 }

test('what was set counts; what cannot be used does not', () => {
  const values = (typed: Record<string, string>) => paramValues([fast, stop], typed)
  expect(values({})).toEqual({ fast: 9, stop: 1.5 })
  expect(values({ fast: '20', gone: '7' })).toEqual({ fast: 20, stop: 1.5 })
  expect(values({ fast: '51', stop: 'x' })).toEqual({ fast: 9, stop: 1.5 })
})

test('decimals follow the step', () => {
  expect([kindOf(fast).places, kindOf(stop).places]).toEqual([0, 1])
  expect(kindOf({ name: 'free', value: 1 })).toMatchObject({ places: 8, isSigned: true })
})
