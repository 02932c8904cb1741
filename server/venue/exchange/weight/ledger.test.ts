import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { sharedLedger } from './ledger.ts'

const folder = mkdtempSync(join(tmpdir(), 'alura-ledger-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('sums up what all who ask the same exchange have spent, and no others', () => {
  let at = 10_000_000_000
  const open = (url: string) => sharedLedger(url, { folder, now: () => at })
  const [one, other, stranger] = [open('http://a'), open('http://a'), open('http://b')]
  expect(one.take(700, 1_200)).toBe(at)
  expect(other.take(600, 1_200)).toBeUndefined()
  expect(other.take(500, 1_200)).toBe(at)
  expect(one.take(1, 1_200)).toBeUndefined()
  expect(stranger.take(1_200, 1_200)).toBe(at)
  other.correct(at, -300)
  expect(one.used()).toBe(900)
  // Also across the change from one file to the next.
  at += 61_000
  expect(one.used()).toBe(900)
  at += 1_001
  expect([one.used(), other.used()]).toEqual([0, 0])
  for (const each of [one, other, stranger]) each.close()
})

it('goes on from what was spent before a restart', () => {
  const before = sharedLedger('http://a', { folder })
  before.take(1_000, 1_200)
  before.close()
  const after = sharedLedger('http://a', { folder })
  expect(after.take(300, 1_200)).toBeUndefined()
  after.close()
})
