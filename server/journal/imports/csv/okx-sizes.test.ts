import { expect, test } from 'vitest'
import { okxSize } from './okx-sizes.ts'
import { planCsv } from './plan-csv.ts'

test.each([
  ['10', 'Cont', 'BTC_USDT', '0.1'],
  ['3', 'cont.', 'DOGE_USDT', '3000'],
  ['2', 'Contracts', 'ETH_USDT', '0.2'],
  ['0.1', 'BTC', 'BTC_USDT', '0.1'],
  ['0.1', '', 'BTC_USDT', '0.1'],
])('%s %s of %s are %s coins', (size, unit, symbol, coins) => {
  expect(okxSize(size, unit, symbol)).toEqual({ size: coins })
})

test.each([
  ['Cont', 'BTC_USD'],
  ['Cont', 'NEWCOIN_USDT'],
  ['USDT', 'BTC_USDT'],
])('a size in %s of %s is refused, not guessed', (unit, symbol) => {
  expect(okxSize('1', unit, symbol)).toHaveProperty('why')
})

test('an export in contracts becomes a trade in coins, and rows of unknown contracts are named', async () => {
  const file = [
    'id,Order id,Time,Symbol,Action,Amount,Trading Unit,Filled Price,Fee,Fee Unit',
    '1,9,2026-04-01 09:00:00,BTC-USDT-SWAP,Buy,10,Cont,50000,-2,USDT',
    '2,9,2026-04-01 10:00:00,BTC-USDT-SWAP,Sell,10,Cont,51000,-2,USDT',
    '3,9,2026-04-01 11:00:00,NEWCOIN-USDT-SWAP,Sell,10,Cont,1,-2,USDT',
  ].join('\n')
  const { trades, refused, plan } = await planCsv(
    { newId: () => 'made' },
    { file: new File([file], 'okx.csv'), tz: 'UTC' },
  )
  expect(plan.layout.id).toBe('okx')
  expect(trades).toMatchObject([{ symbol: 'BTC_USDT', quantity: '0.1', netPnl: '96' }])
  expect(refused).toEqual([{ line: 4, reason: expect.stringContaining('by its key') }])
})
