import { expect, test } from 'vitest'
import type { Setting } from '../../../../../contract/people/settings.ts'
import { mergeSettings } from './merge-settings.ts'

const [me, you] = ['0xme', '0xyou']
const theme = (value: string | null, at: number): Setting => ({ name: 'theme', value, at })
const here = (value: string | null) => (name: string) => (name === 'theme' ? value : null)

test('the later choice holds, wherever it was made', () => {
  const notes = { of: me, at: { theme: 5 } }
  expect(mergeSettings(me, notes, here('dark'), [theme('light', 9)])).toEqual({
    adopt: [theme('light', 9)],
    push: [],
  })
  expect(mergeSettings(me, notes, here('dark'), [theme('light', 1)])).toEqual({
    adopt: [],
    push: [theme('dark', 5)],
  })
})

test('what is the same on both sides is left alone', () => {
  expect(mergeSettings(me, { of: me, at: { theme: 5 } }, here('dark'), [theme('dark', 5)])).toEqual(
    { adopt: [], push: [] },
  )
})

test('what was chosen before anybody signed in belongs to who signs in', () => {
  const notes = { of: null, at: { theme: 5 } }
  expect(mergeSettings(me, notes, here('dark'), [])).toEqual({
    adopt: [],
    push: [theme('dark', 5)],
  })
})

test('what was kept before times were noted gives way to the profile, and else is kept there', () => {
  const notes = { of: null, at: {} }
  expect(mergeSettings(me, notes, here('dark'), [theme('light', 1)]).adopt).toHaveLength(1)
  expect(mergeSettings(me, notes, here('dark'), []).push).toEqual([theme('dark', 0)])
})

test('one person’s settings are not handed to another', () => {
  const notes = { of: you, at: { theme: 9 } }
  expect(mergeSettings(me, notes, here('dark'), [theme('light', 1)])).toEqual({
    adopt: [theme('light', 1)],
    push: [],
  })
  expect(mergeSettings(me, notes, here('dark'), [])).toEqual({ adopt: [theme(null, 0)], push: [] })
})
