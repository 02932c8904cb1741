// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { currentToasts, dismissToast, toast } from './toast.ts'
import { Toaster } from './toaster.tsx'

beforeEach(() => {
  vi.useFakeTimers()
  render(<Toaster />)
})

afterEach(() => {
  act(() => {
    for (const { id } of currentToasts()) dismissToast(id)
  })
  cleanup()
  vi.useRealTimers()
})

function show(...messages: Parameters<typeof toast>[0][]): void {
  act(() => {
    for (const message of messages) toast(message)
  })
}

function pass(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms)
  })
}

test('is announced by a region that was there before', () => {
  const region = screen.getByRole('region', { name: 'Notifications' })
  expect(region.getAttribute('aria-live')).toBe('polite')
  show({ title: 'Session started' })
  expect(region.textContent).toContain('Session started')
})

test('leaves by itself, but a failure waits to be dismissed', () => {
  show({ title: 'Copied' }, { title: 'Order refused', tone: 'danger' })
  pass(6000)
  expect(screen.queryByText('Copied')).toBeNull()
  pass(600_000)
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(screen.queryByText('Order refused')).toBeNull()
})

test('stays while the pointer rests on it', () => {
  show({ title: 'Copied' })
  fireEvent.mouseEnter(screen.getByRole('region'))
  pass(60_000)
  expect(screen.getByText('Copied')).toBeTruthy()
  fireEvent.mouseLeave(screen.getByRole('region'))
  pass(6000)
  expect(screen.queryByText('Copied')).toBeNull()
})

test('its button acts once and takes it away', () => {
  const run = vi.fn<() => void>()
  show({ title: 'Trade deleted', action: { label: 'Undo', run } })
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(run).toHaveBeenCalledOnce()
  expect(screen.queryByText('Trade deleted')).toBeNull()
})

test('at most four are shown, the newest', () => {
  show(...['one', 'two', 'three', 'four', 'five'].map((title) => ({ title })))
  expect(currentToasts().map(({ title }) => title)).toEqual(['two', 'three', 'four', 'five'])
})
