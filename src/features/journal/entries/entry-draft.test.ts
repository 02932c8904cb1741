import { expect, test } from 'vitest'
import { readWords, wordsOf } from './entry-draft.ts'

test('title and body come back as they were', () => {
  const words = { title: 'A "day", 3 % up', body: '- one\n- two\n' }
  expect(readWords(wordsOf(words))).toEqual(words)
})

test('words of another form are not lost', () => {
  expect(readWords('just words')).toEqual({ title: '', body: 'just words' })
  expect(readWords('{"a":1}')).toEqual({ title: '', body: '{"a":1}' })
})
