import { expect, test } from 'vitest'
import { languageName, languages, pickLanguage } from './language.ts'

test('the first wish that is there is taken, and English when none is', () => {
  const offered = ['en', 'zh-Hans', 'de']
  expect(pickLanguage(['fr', 'de-AT', 'en'], offered)).toBe('de')
  expect(pickLanguage(['zh-CN', 'en'], offered)).toBe('zh-Hans')
  expect(pickLanguage(['zh-TW', 'de'], offered)).toBe('de')
  expect(pickLanguage(['zh-hans'], offered)).toBe('zh-Hans')
  expect(pickLanguage(['fr', 'not a language'], offered)).toBe('en')
  expect(pickLanguage([], offered)).toBe('en')
})

test('the disguise is nothing to choose', () => {
  expect(languages).not.toContain('pseudo')
  expect(pickLanguage(['pseudo'])).toBe('en')
})

test('a language is called by its own name', () => {
  expect(languageName('zh-Hans')).toBe('简体中文')
})
