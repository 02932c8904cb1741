// @vitest-environment jsdom
import { renderHook } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { shortcutOf, useShortcuts } from './use-shortcuts.ts'

afterEach(() => document.body.replaceChildren())

function press(init: KeyboardEventInit, target: EventTarget = document.body): boolean {
  return target.dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }),
  )
}

test('acts on its keys and leaves the others to the browser', () => {
  const reset = vi.fn()
  renderHook(() => useShortcuts({ 'alt+r': reset }))
  expect(press({ key: '®', code: 'KeyR', altKey: true })).toBe(false)
  expect(press({ key: 'r', code: 'KeyR' })).toBe(true)
  expect(reset).toHaveBeenCalledOnce()
})

test('is silent while something is typed and while a dialog is open', () => {
  const act = vi.fn()
  renderHook(() => useShortcuts({ '1': act }))
  document.body.innerHTML = '<input><input type="radio">'
  const [field, radio] = document.querySelectorAll('input')
  press({ key: '1' }, field)
  expect(act).not.toHaveBeenCalled()
  press({ key: '1' }, radio)
  expect(act).toHaveBeenCalledOnce()
  document.body.innerHTML = '<div role="dialog"></div>'
  press({ key: '1' })
  expect(act).toHaveBeenCalledOnce()
})

test('takes a character from a closed list of choices, and leaves the arrows and an open list alone', () => {
  const act = vi.fn()
  renderHook(() => useShortcuts({ s: act, ArrowDown: act }))
  document.body.innerHTML = '<select><option>BTC</option><option>SOL</option></select>'
  const [list] = document.querySelectorAll('select')
  const isOpen = vi.spyOn(HTMLSelectElement.prototype, 'matches').mockReturnValue(false)
  vi.stubGlobal('CSS', { supports: () => true })
  expect(press({ key: 's' }, list)).toBe(false)
  expect(act).toHaveBeenCalledOnce()
  expect(press({ key: 'ArrowDown' }, list)).toBe(true)
  isOpen.mockReturnValue(true)
  expect(press({ key: 's' }, list)).toBe(true)
  expect(act).toHaveBeenCalledOnce()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('is gone with its component', () => {
  const act = vi.fn()
  renderHook(() => useShortcuts({ '/': act })).unmount()
  press({ key: '/' })
  expect(act).not.toHaveBeenCalled()
})

test('does not take what belongs to the browser', () => {
  const event = { key: 'r', code: 'KeyR', altKey: false, ctrlKey: true, metaKey: false }
  expect(shortcutOf(event)).toBe('')
})
