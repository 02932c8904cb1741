import { expect, test } from 'vitest'
import { usualAxis, valuesOf } from './axes.ts'

const fast = { name: 'fast', value: 9, min: 2, max: 50, step: 1 }

test('begins with the whole range of a param, or with what lies around its value', () => {
  expect(usualAxis(fast)).toEqual({ name: 'fast', from: '2', to: '50', steps: '10' })
  expect(usualAxis({ name: 'few', value: 2, min: 1, max: 3, step: 1 }).steps).toBe('3')
  expect(usualAxis({ name: 'free', value: -4 })).toMatchObject({ from: '-8', to: '-2' })
  expect(usualAxis({ name: 'none', value: 0 })).toMatchObject({ from: '-1', to: '1' })
})

test('spreads the values evenly, on the steps of the param, each once', () => {
  const axis = { name: 'fast', from: '2', to: '10', steps: '4' }
  expect(valuesOf(axis, fast)).toEqual({ values: [2, 5, 7, 10] })
  expect(valuesOf({ ...axis, to: '4', steps: '9' }, fast)).toEqual({ values: [2, 3, 4] })
  const size = { name: 'size', value: 0.1, min: 0, max: 1 }
  expect(valuesOf({ name: 'size', from: '0.1', to: '0.4', steps: '4' }, size)).toEqual({
    values: [0.1, 0.2, 0.3, 0.4],
  })
})

test('never leaves the range for the sake of a step', () => {
  const param = { name: 'by', value: 1, min: 0, max: 10, step: 4 }
  expect(valuesOf({ name: 'by', from: '0', to: '10', steps: '3' }, param)).toEqual({
    values: [0, 4, 8],
  })
})

test('says at the field what is wrong', () => {
  const axis = { name: 'fast', from: '2', to: '10', steps: '4' }
  expect(valuesOf({ ...axis, from: '1' }, fast)).toEqual({ errors: { from: 'From 2 to 50.' } })
  expect(valuesOf({ ...axis, to: '2' }, fast)).toEqual({
    errors: { to: 'Must be above where it begins.' },
  })
  expect(valuesOf({ ...axis, steps: '21' }, fast)).toEqual({ errors: { steps: 'From 2 to 20.' } })
})
