// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { markTitle } from './marked-title.ts'

test('the title begins with what happened, also when the page changes it, until somebody does something', async () => {
  document.title = 'Positions · Alura'
  markTitle('BTC rose to 45,000')
  expect(document.title).toBe('● BTC rose to 45,000 · Positions · Alura')
  markTitle('ETH fell to 1,900')
  expect(document.title).toBe('● ETH fell to 1,900 · Positions · Alura')
  document.title = 'Funds · Alura'
  await expect.poll(() => document.title).toBe('● ETH fell to 1,900 · Funds · Alura')
  window.dispatchEvent(new Event('keydown'))
  expect(document.title).toBe('Funds · Alura')
})
