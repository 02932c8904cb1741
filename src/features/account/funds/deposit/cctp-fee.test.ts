import { expect, test } from 'vitest'
import { arrivalWords, feeWords, permittedFee } from './cctp-fee.ts'

const cctp = { depositFee: '0.5', extension: '0xa' } as const
const told = { fee: '0.2', at: 1, isCurrent: true, most: '0.5' }

test.each([
  ['nobody has asked', undefined, 'at most $0.50', 'at least $99.50'],
  [
    'Circle never said',
    { ...told, fee: null, at: null, isCurrent: false },
    'at most $0.50',
    'at least $99.50',
  ],
  ['Circle says', told, '$0.20 now, at most $0.50', '$99.80, at least $99.50'],
  [
    'Circle said',
    { ...told, isCurrent: false },
    '$0.20 when Circle last said, at most $0.50',
    '$99.80, at least $99.50',
  ],
])('when %s, the fee says no more than that', (_when, answer, fee, arrives) => {
  expect(feeWords(cctp, answer)).toBe(fee)
  expect(arrivalWords(cctp, answer, '100')).toBe(arrives)
})

test('the wallet permits what Circle asks for, also where that is more than usual', () => {
  expect(permittedFee(cctp, { ...told, fee: '0.8', most: '0.8' })).toBe('0.8')
  expect(arrivalWords(cctp, told, null)).toBe('—')
  expect(arrivalWords(cctp, told, '0.1')).toContain('at least $0.00')
})
