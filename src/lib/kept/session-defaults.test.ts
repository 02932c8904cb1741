// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { readSessionDefaults, writeSessionDefaults } from './session-defaults.ts'

const mine = { budget: '250', profitTarget: '20', lossThreshold: '10', maxPositions: '2' }

afterEach(() => writeSessionDefaults(null))

test('keeps what was chosen until it is taken back', () => {
  expect(readSessionDefaults()).toBeNull()
  writeSessionDefaults(mine)
  expect(readSessionDefaults()).toEqual(mine)
  writeSessionDefaults(null)
  expect(readSessionDefaults()).toBeNull()
})

test.each(['{', '{}', '{"budget":5}', 'null'])('takes no %s for a choice', (stored) => {
  localStorage.setItem('alura.session-defaults', stored)
  expect(readSessionDefaults()).toBeNull()
})
