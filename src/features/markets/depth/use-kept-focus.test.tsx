// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { useKeptFocus } from './use-kept-focus.ts'

afterEach(cleanup)

function Book({ prices }: { prices: string[] }) {
  return (
    <div {...useKeptFocus()}>
      {prices.map((price) => (
        <button key={price} type="button" data-book-price="bid" data-price={price}>
          {price}
        </button>
      ))}
    </div>
  )
}

const focused = () => document.activeElement?.textContent

test('a price that leaves the book hands the focus to the nearest one', () => {
  const { rerender } = render(<Book prices={['101', '100', '97']} />)
  screen.getByRole('button', { name: '100' }).focus()
  rerender(<Book prices={['101', '97']} />)
  expect(focused()).toBe('101')
  rerender(<Book prices={['96']} />)
  expect(focused()).toBe('96')
})

test('what lost the focus otherwise does not get it back', () => {
  const { rerender } = render(<Book prices={['101', '100']} />)
  const button = screen.getByRole('button', { name: '100' })
  button.focus()
  button.blur()
  rerender(<Book prices={['101']} />)
  expect(document.activeElement).toBe(document.body)
})
