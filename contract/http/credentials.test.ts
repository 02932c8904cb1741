import { expect, test } from 'vitest'
import { scopeOf } from './credentials.ts'
import { isActing } from '../endpoint.ts'
import * as contract from '../endpoints.ts'

test('to read and to trade is not enough to move money or to change who may come in', () => {
  const { withdraw, sendUsdc, claimReward, signOutEverywhere, rotateTradingKey } = contract
  const grave = [withdraw, sendUsdc, claimReward, signOutEverywhere, rotateTradingKey]
  expect(new Set(grave.map(scopeOf))).toEqual(new Set(['account']))
})

test('reading changes nothing', () => {
  const acting = Object.values(contract).filter(isActing)
  expect(acting.filter((endpoint) => scopeOf(endpoint) === 'read')).toEqual([])
})
