import { expect, it } from 'vitest'
import type { ExchangeFill } from '../port.ts'
import { sizesAfter } from './sizes.ts'

const fill = (symbol: string, isBuy: boolean, size: string, startPosition: string) =>
  ({ symbol, isBuy, size, startPosition }) as ExchangeFill

it('follows what is held through fills, to nothing and to the other side', () => {
  expect(sizesAfter('', [fill('BTC', true, '0.2', '0')])).toBe('BTC:0.2')
  expect(sizesAfter('BTC:0.2,ETH:-1', [fill('BTC', false, '0.2', '0.2')])).toBe('ETH:-1')
  const turned = [fill('ETH', true, '0.4', '-1'), fill('ETH', true, '1', '-0.6')]
  expect(sizesAfter('ETH:-1', turned)).toBe('ETH:0.4')
})

it('says what it said when a fill before has not been told', () => {
  expect(sizesAfter('BTC:0.2', [fill('BTC', true, '0.1', '0.5')])).toBe('BTC:0.2')
})
