import { expect, test } from 'vitest'
import { ApiError } from '../errors.ts'
import { createIntents, type Intents, intentOf } from './intents.ts'

function counted(): Intents {
  let count = 0
  return createIntents(() => `key-${++count}`)
}

test('gives a double click one key', () => {
  const intents = counted()
  expect(intents.keyFor('start BTC')).toBe(intents.keyFor('start BTC'))
})

test('keeps the key after an answer that leaves open whether the server acted', () => {
  const intents = counted()
  const key = intents.keyFor('start BTC')
  intents.fail('start BTC', new ApiError('NETWORK', 'no answer'))
  expect(intents.keyFor('start BTC')).toBe(key)
  intents.fail('start BTC', new ApiError('EXCHANGE_TIMEOUT', 'late', { status: 504 }))
  expect(intents.keyFor('start BTC')).toBe(key)
})

test('makes a new key once the server has decided', () => {
  const intents = counted()
  expect(intents.keyFor('start BTC')).toBe('key-1')
  intents.fail('start BTC', new ApiError('DUPLICATE_ASSET', 'taken', { status: 400 }))
  expect(intents.keyFor('start BTC')).toBe('key-2')
  intents.settle('start BTC')
  expect(intents.keyFor('start BTC')).toBe('key-3')
})

test('keeps different intents apart', () => {
  const intents = counted()
  expect(intents.keyFor('start BTC')).not.toBe(intents.keyFor('start ETH'))
})

test('makes keys of 32 hex digits by itself', () => {
  expect(createIntents().keyFor('x')).toMatch(/^[0-9a-f]{32}$/)
})

test('another file is another intent', () => {
  const intent = (text: string, name = 'a.png') =>
    intentOf('0x1', 'images.upload', {
      body: { file: new File([text], name, { lastModified: 1 }) },
    })
  expect(intent('one')).toBe(intent('two'))
  expect(intent('one')).not.toBe(intent('other'))
  expect(intent('one')).not.toBe(intent('one', 'b.png'))
})
