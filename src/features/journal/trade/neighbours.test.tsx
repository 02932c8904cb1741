// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { Neighbours } from './neighbours.tsx'

afterEach(cleanup)

const order = ['newest', 'middle', 'oldest']

function Walk({ from, onGo }: { from: string; onGo: (id: string) => void }) {
  const [id, setId] = useState(from)
  const go = (to: string): void => {
    onGo(to)
    setId(to)
  }
  return (
    <>
      <Neighbours id={id} order={order} onGo={go} />
      <textarea aria-label="Notes" />
    </>
  )
}

const press = (key: string, on: Element = document.body) => fireEvent.keyDown(on, { key })

test('J goes to the next trade, K to the previous one, and neither beyond the ends', () => {
  const onGo = vi.fn()
  render(<Walk from="newest" onGo={onGo} />)
  expect(screen.getByRole('button', { name: 'Previous trade (K)' })).toHaveProperty(
    'disabled',
    true,
  )
  for (const key of ['k', 'j', 'j', 'j', 'k']) press(key)
  expect(onGo.mock.calls).toEqual([['middle'], ['oldest'], ['middle']])
  fireEvent.click(screen.getByRole('button', { name: 'Next trade (J)' }))
  expect(onGo).toHaveBeenLastCalledWith('oldest')
  expect(screen.getByRole('button', { name: 'Next trade (J)' })).toHaveProperty('disabled', true)
})

test('a J that is written goes nowhere', () => {
  const onGo = vi.fn()
  render(<Walk from="newest" onGo={onGo} />)
  press('j', screen.getByRole('textbox', { name: 'Notes' }))
  expect(onGo).not.toHaveBeenCalled()
})

test('a trade that the filters leave out has no neighbours', () => {
  const onGo = vi.fn()
  render(<Walk from="elsewhere" onGo={onGo} />)
  press('j')
  press('k')
  expect(onGo).not.toHaveBeenCalled()
})
