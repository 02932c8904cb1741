import { expect, test } from 'vitest'
import type { Authority } from '../../../../contract/people/authority.ts'
import { isPutOff, putOff } from './put-off.ts'

const day = 86_400_000
const now = 1_800_000_000_000
const address = '0x00000000000000000000000000000000000000Aa'

function endingIn(days: number, state: Authority['state'] = 'expiring'): Authority {
  return {
    state,
    mayOpen: state === 'expiring',
    mayClose: state === 'expiring',
    title: '',
    message: '',
    fix: 'renew',
    validUntil: now + days * day,
    lostAt: null,
    checkedAt: now,
  }
}

test('an approval that was put off is announced again as its end comes nearer', () => {
  const authority = endingIn(6.5)
  expect(isPutOff(address, authority, now)).toBe(false)
  putOff(address, authority, now)
  expect(isPutOff(address, authority, now + day)).toBe(true)
  expect(isPutOff(address, authority, now + 4 * day)).toBe(false)
  putOff(address, authority, now + 4 * day)
  expect(isPutOff(address, authority, now + 5 * day)).toBe(true)
  expect(isPutOff(address, authority, now + 6 * day)).toBe(false)
})

test('a lost approval is not put off, nor is another account’s', () => {
  const authority = endingIn(5)
  putOff(address, authority, now)
  expect(isPutOff(address, { ...authority, state: 'expired' }, now)).toBe(false)
  expect(isPutOff('0x00000000000000000000000000000000000000Bb', authority, now)).toBe(false)
})
