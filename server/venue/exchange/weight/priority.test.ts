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

it('what opens something gives way to what closes, cancels or sets', () => {
  const order = (...reduces: boolean[]) => ({
    action: { type: 'order', orders: reduces.map((r) => ({ r })) },
  })
  expect(priorityOf('exchange', 'order', order(false, true, true))).toBe('entry')
  expect(priorityOf('exchange', 'order', order(true))).toBe('order')
  expect(priorityOf('exchange', 'cancelByCloid', { action: { type: 'cancelByCloid' } })).toBe(
    'order',
  )
})

it('an action goes first, whoever sends it', () => {
  expect(askingAs('visitor', () => priorityOf('exchange', 'order'))).toBe('order')
  expect(priorityOf('info', 'orderStatus')).toBe('protection')
  expect(priorityOf('info', 'candleSnapshot')).toBe('market')
})
