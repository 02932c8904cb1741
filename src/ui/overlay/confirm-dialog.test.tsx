// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ConfirmHost } from './confirm-dialog.tsx'
import { confirm } from './confirm.ts'

beforeEach(() => {
  render(<ConfirmHost />)
})
afterEach(cleanup)

function ask(action: () => Promise<void>): Promise<boolean> {
  let answer: Promise<boolean> = Promise.resolve(false)
  act(() => {
    answer = confirm({
      title: 'Close everything now?',
      consequences: ['3 positions close at market.'],
      confirmLabel: 'Close 3 positions',
      action,
    })
  })
  return answer
}

function press(name: string): void {
  fireEvent.click(screen.getByRole('button', { name }))
}

test('says what will happen, and does nothing when the person turns back', async () => {
  const action = vi.fn<() => Promise<void>>()
  const answer = ask(action)
  expect((await screen.findByRole('dialog')).textContent).toContain('3 positions close at market.')
  press('Cancel')
  expect(await answer).toBe(false)
  expect(action).not.toHaveBeenCalled()
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('shows the failure inside, stays open, and succeeds on the second try', async () => {
  const action = vi
    .fn<() => Promise<void>>()
    .mockRejectedValueOnce(new Error('The exchange did not answer.'))
    .mockResolvedValueOnce(undefined)
  const answer = ask(action)
  press('Close 3 positions')
  expect((await screen.findByRole('alert')).textContent).toContain('The exchange did not answer.')
  press('Try again')
  expect(await answer).toBe(true)
  expect(action).toHaveBeenCalledTimes(2)
})

test('runs the action once however often it is pressed, and cannot be left meanwhile', async () => {
  let finish = (): void => undefined
  const action = vi.fn<() => Promise<void>>(
    () =>
      new Promise((resolve) => {
        finish = resolve
      }),
  )
  const answer = ask(action)
  press('Close 3 positions')
  press('Close 3 positions')
  press('Cancel')
  expect(screen.getByRole('dialog')).toBeTruthy()
  expect(action).toHaveBeenCalledTimes(1)
  act(() => finish())
  expect(await answer).toBe(true)
})

test('a second question answers the first with no', async () => {
  const first = ask(vi.fn<() => Promise<void>>())
  const second = ask(vi.fn<() => Promise<void>>())
  expect(await first).toBe(false)
  press('Cancel')
  expect(await second).toBe(false)
})
