import { expect, test } from 'vitest'
import { midOfBook, toldByContext, toldByContexts, toldByMids } from './price-answers.ts'

const context = {
  funding: '0.0000125',
  openInterest: '688.11',
  prevDayPx: '64000.0',
  dayNtlVlm: '1169046.29406',
  premium: '0.00031774',
  oraclePx: '65010.0',
  markPx: '65005.0',
  midPx: '65001.5',
  impactPxs: ['65001.0', '65002.0'],
  dayBaseVlm: '18.1',
  somethingNew: {},
}

test('mark and mid come from their own fields, and never one for the other', () => {
  expect(toldByContext({ coin: 'BTC', ctx: context })).toEqual(
    new Map([['BTC', { mark: '65005', mid: '65001.5', fundingRate: '0.0000125' }]]),
  )
  expect(toldByContext({ coin: 'BTC', ctx: { ...context, midPx: null } })?.get('BTC')).toEqual({
    mark: '65005',
    mid: undefined,
    fundingRate: '0.0000125',
  })
  expect(toldByMids({ mids: { BTC: '65001.5' } })?.get('BTC')).toEqual({ mid: '65001.5' })
})

test('one market’s null, zero, absence or nonsense silences no other', () => {
  expect(
    toldByMids({ mids: { BTC: '1.50', A: null, B: '0.0', C: 'NaN', D: '-1', E: 3, '@1': '2' } }),
  ).toEqual(
    new Map([
      ['BTC', { mid: '1.5' }],
      ['@1', { mid: '2' }],
    ]),
  )
  const meta = { universe: [{ name: 'A' }, { name: 'B' }, { name: 'C' }], marginTables: [] }
  const told = toldByContexts([meta, [null, { markPx: null, midPx: null }, context]])
  expect(told?.get('C')).toEqual({ mark: '65005', mid: '65001.5', fundingRate: '0.0000125' })
  expect(told?.get('A')).toEqual({ mark: undefined, mid: undefined })
})

test('a rate has either sign, and one that is missing or nonsense silences no price', () => {
  for (const [funding, expected] of [
    ['-0.0001', '-0.0001'],
    ['much', undefined],
    [null, undefined],
  ]) {
    const told = toldByContext({ coin: 'BTC', ctx: { ...context, funding } })?.get('BTC')
    expect(told).toMatchObject({ mark: '65005', fundingRate: expected })
  }
  const { funding: _, ...without } = context
  expect(toldByContext({ coin: 'BTC', ctx: without })?.get('BTC')).toMatchObject({ mark: '65005' })
})

test('what is not such a message is told apart from one that says nothing', () => {
  expect(toldByMids({ mids: {} })).toEqual(new Map())
  expect(toldByMids(null)).toBeUndefined()
  expect(toldByContext({ ctx: context })).toBeUndefined()
  expect(toldByContexts({})).toBeUndefined()
})

test('the middle of a book needs both of its sides', () => {
  const side = [{ px: '65000', sz: '1', n: 1 }]
  expect(midOfBook({ coin: 'BTC', levels: [side, [{ px: '65003', sz: '1', n: 1 }]] })).toBe(
    '65001.5',
  )
  expect(midOfBook({ coin: 'BTC', levels: [side, []] })).toBeUndefined()
  expect(midOfBook(null)).toBeUndefined()
})
