import { expect, test } from 'vitest'
import { blockedWord } from './asset-names.ts'

test.each([
  ['assets/analytics-3f2a.js', 'analytic'],
  ['assets/ad-3f2a.css', 'ad'],
  ['assets/session_tracker.js', 'track'],
  ['assets/referral-code-1a.js', 'referral'],
  ['img/share.svg', 'share'],
])('%s would be held back for %s', (file, word) => {
  expect(blockedWord(file)).toBe(word)
})

test.each([
  'assets/x3fad90ab12cd34ef.js',
  'index.html',
  'api-docs.js',
  'assets/xadadadadadadadad.js',
])('%s goes through', (file) => {
  expect(blockedWord(file)).toBeUndefined()
})
