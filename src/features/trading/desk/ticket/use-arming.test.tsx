// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { useArming } from './use-arming.ts'

afterEach(cleanup)

function Ticket({ rows }: { rows: string[] }) {
  const { arming } = useArming({ canPlace: true, edits: 0, place: async () => {} })
  return (
    <>
      <output>{arming}</output>
      {rows.map((row) => (
        <button key={row} type="button">
          {row}
        </button>
      ))}
    </>
  )
}

const arming = () => screen.getByRole('status').textContent

test('Enter on the page arms', () => {
  render(<Ticket rows={[]} />)
  fireEvent.keyDown(document.body, { key: 'Enter' })
  expect(arming()).toBe('armed')
})

test('Enter that was meant for what just left the page does not', () => {
  const { rerender } = render(<Ticket rows={['97,000']} />)
  screen.getByRole('button', { name: '97,000' }).focus()
  rerender(<Ticket rows={[]} />)
  fireEvent.keyDown(document.body, { key: 'Enter' })
  expect(arming()).toBe('idle')
  fireEvent.keyDown(document.body, { key: 'Enter' })
  expect(arming()).toBe('armed')
})
