import { expect, test } from 'vitest'
import { getSavedViews, parse, removeView, saveView } from './saved-views.ts'

test('a view is replaced by another of its name, and removed by its name', () => {
  saveView('  Losers ', 'side=sell')
  saveView('Mornings', 'range=1m')
  saveView('Losers', 'side=buy')
  expect(getSavedViews()).toEqual([
    { name: 'Mornings', search: 'range=1m' },
    { name: 'Losers', search: 'side=buy' },
  ])
  removeView('Mornings')
  removeView('Losers')
  expect(getSavedViews()).toEqual([])
})

test('a view without a name is not saved', () => {
  saveView('   ', 'side=sell')
  expect(getSavedViews()).toEqual([])
})

test('what is stored and is no view is left out', () => {
  expect(parse('[{"name":"a","search":"x=1"},{"name":3},null]')).toEqual([
    { name: 'a', search: 'x=1' },
  ])
  expect(parse('{broken')).toEqual([])
  expect(parse(null)).toEqual([])
})
