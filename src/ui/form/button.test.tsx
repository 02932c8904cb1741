// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { Button } from './button.tsx'

afterEach(cleanup)

test('a blocked button tells why, keeps its focus, and neither clicks nor submits', () => {
  const clicked = vi.fn()
  const submitted = vi.fn()
  render(
    <form onSubmit={submitted}>
      <Button type="submit" onClick={clicked} disabledReason="The agent is not approved yet.">
        Start
      </Button>
    </form>,
  )
  const button = screen.getByRole('button', { name: 'Start' })
  button.focus()
  fireEvent.click(button)
  expect(document.activeElement).toBe(button)
  expect(button.getAttribute('aria-disabled')).toBe('true')
  const reason = document.getElementById(button.getAttribute('aria-describedby') ?? '')
  expect(reason?.textContent).toBe('The agent is not approved yet.')
  expect(clicked).not.toHaveBeenCalled()
  expect(submitted).not.toHaveBeenCalled()
})

test('a pending button ignores further clicks', () => {
  const clicked = vi.fn()
  const { rerender } = render(<Button onClick={clicked}>Start</Button>)
  fireEvent.click(screen.getByRole('button'))
  rerender(
    <Button pending onClick={clicked}>
      Start
    </Button>,
  )
  fireEvent.click(screen.getByRole('button'))
  expect(clicked).toHaveBeenCalledTimes(1)
})

test('the focus stays when a button becomes blocked, and when it is free again', () => {
  const { rerender } = render(<Button>Deposit</Button>)
  screen.getByRole('button').focus()
  rerender(<Button disabledReason="Enter an amount">Deposit</Button>)
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Deposit' }))
  rerender(<Button>Deposit</Button>)
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Deposit' }))
})
