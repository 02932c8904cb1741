// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest'
import { applyTheme, getPalette, getTheme, onThemeChange, setPalette, setTheme } from './theme.ts'

const schemeListeners = new Set<() => void>()

beforeEach(() => {
  schemeListeners.clear()
  window.localStorage.clear()
  // jsdom has no media queries.
  window.matchMedia = vi.fn().mockReturnValue({
    addEventListener: (_: string, listener: () => void) => schemeListeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => schemeListeners.delete(listener),
  })
  setTheme('system')
  setPalette('green-red')
})

test('a choice is worn by <html> and survives a new page', () => {
  setTheme('dark')
  setPalette('blue-orange')
  delete document.documentElement.dataset.theme
  delete document.documentElement.dataset.palette
  applyTheme()
  expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', palette: 'blue-orange' })
  expect([getTheme(), getPalette()]).toEqual(['dark', 'blue-orange'])
})

test('system leaves no attribute, so that the media query decides', () => {
  setTheme('light')
  setTheme('system')
  expect(document.documentElement.hasAttribute('data-theme')).toBe(false)
})

test('a stored word that is no theme counts as system', () => {
  window.localStorage.setItem('alura.theme', 'neon')
  expect(getTheme()).toBe('system')
})

test('listeners hear a change of theme, of palette and of the system until they leave', async () => {
  const heard = vi.fn()
  const leave = onThemeChange(heard)
  setTheme('dark')
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1))
  setPalette('blue-orange')
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2))
  for (const tell of schemeListeners) tell()
  expect(heard).toHaveBeenCalledTimes(3)
  leave()
  setTheme('light')
  await Promise.resolve()
  expect(heard).toHaveBeenCalledTimes(3)
  expect(schemeListeners.size).toBe(0)
})
