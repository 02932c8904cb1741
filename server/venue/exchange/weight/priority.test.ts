import { expect, it } from 'vitest'
import { askingAs, priorityOf } from './priority.ts'

it.each([
  ['protection', 'metaAndAssetCtxs', 'protection'],
  ['protection', 'candleSnapshot', 'protection'],
  ['protection', 'allMids', 'market'],
  ['protection', 'clearinghouseState', 'protection'],
  ['account', 'candleSnapshot', 'market'],
  ['account', 'userFillsByTime', 'account'],
  ['visitor', 'candleSnapshot', 'visitor'],
  ['visitor', 'clearinghouseState', 'visitor'],
] as const)('what is asked as %s about %s goes as %s', (who, type, priority) => {
  expect(askingAs(who, () => priorityOf('info', type))).toBe(priority)
})

it('an action goes first, whoever sends it', () => {
  expect(askingAs('visitor', () => priorityOf('exchange', 'order'))).toBe('order')
  expect(priorityOf('info', 'orderStatus')).toBe('protection')
  expect(priorityOf('info', 'candleSnapshot')).toBe('market')
})
