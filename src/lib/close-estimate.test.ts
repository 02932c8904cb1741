import { expect, test } from 'vitest'
import { closeAt, estimateClose } from './close-estimate.ts'

const fees = { taker: '0.00045', builder: '0.00005' }

test('a long closes below the mark and pays the taker fee on what it fills', () => {
  const position = { side: 'long', size: '2', entryPrice: '100' } as const
  // Fill 110 × 0.9995 = 109.945; gain 2 × 9.945; fee 2 × 109.945 × 0.0005.
  expect(estimateClose(position, '110', fees)).toEqual({
    gross: '19.89',
    fee: '0.109945',
    realises: '19.780055',
  })
})

test('a short closes above the mark', () => {
  const position = { side: 'short', size: '2', entryPrice: '100' } as const
  expect(estimateClose(position, '110', fees).gross).toBe('-20.11')
})

test('a quarter of a position is a quarter of its gain and of its fee', () => {
  const position = { side: 'long', size: '2', entryPrice: '100' } as const
  expect(closeAt(position, '110', fees, '0.25')).toEqual({
    gross: '5',
    fee: '0.0275',
    realises: '4.9725',
  })
})
