import { expect, test } from 'vitest'
import { readAddress } from './address.ts'

const checked = '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512'

test.each([checked, checked.toLowerCase(), `0x${checked.slice(2).toUpperCase()}`, ` ${checked}\n`])(
  'reads %s in its checksummed form',
  (text) => expect(readAddress(text)).toEqual({ address: checked }),
)

test('finds a typing error by the checksum', () => {
  expect(readAddress(checked.replace('E77', 'e77'))).toEqual({
    error: 'The checksum does not fit: a character is wrong',
  })
})

test.each(['', '0x', checked.slice(2), `${checked}0`, 'vitalik.eth'])('takes no %s', (text) => {
  expect(readAddress(text)).toHaveProperty('error')
})
