// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { percent, usdc, type NumberKind } from '../../lib/numbers/number-kinds.ts'
import { NumberField, type Steps } from './number-field.tsx'
import { SliderField } from './slider-field.tsx'

afterEach(cleanup)

interface ExampleProps {
  kind?: NumberKind
  start?: string
  steps?: Steps
}

function Example({ kind = usdc, start = '', steps = {} }: ExampleProps) {
  const [text, setText] = useState(start)
  return (
    <NumberField
      label="Amount"
      hint="From your wallet"
      kind={kind}
      value={text}
      onValueChange={setText}
      steps={steps}
    />
  )
}

const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Amount' })
const type = (text: string) => fireEvent.change(field(), { target: { value: text } })
const described = () =>
  (field().getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ')
    .trim()

test.each(['-5', '1e2', '1.0x', ' 12 ', '１２', '12。'])('keeps %j as it was typed', (text) => {
  render(<Example />)
  type(text)
  expect(field().value).toBe(text)
})

test('says what it understood beside the field, and nothing of what is plain', () => {
  render(<Example />)
  type('1.234,5')
  expect(described()).toBe('= 1,234.50 USDC From your wallet')
  expect(field().getAttribute('aria-invalid')).toBeNull()
  type('1234.5')
  expect(described()).toBe('From your wallet')
})

const paste = (text: string) => fireEvent.paste(field(), { clipboardData: { getData: () => text } })

test('two lines that are pasted do not become one number', () => {
  render(<Example />)
  paste('100\r\n200')
  expect(field().value).toBe('100 ↵ 200')
  expect(described()).toContain('“↵” is not understood')
})

test('a line end behind what is pasted is left to the browser', () => {
  render(<Example start="5" />)
  expect(paste('100\n')).toBe(true)
  expect(field().value).toBe('5')
})

test('says what it does not understand, and announces it', () => {
  render(<Example />)
  type('1e2')
  expect(field().getAttribute('aria-invalid')).toBe('true')
  expect(described()).toBe('“e” is not understood. Write it like 1000 or 12.50')
  expect(screen.getByText(/is not understood/).closest('[aria-live="polite"]')).not.toBeNull()
})

test('asks which of two readings is meant; the answer is written plainly and the field has the focus', () => {
  render(<Example />)
  type('12,500')
  expect(field().getAttribute('aria-invalid')).toBe('true')
  fireEvent.click(screen.getByRole('button', { name: '12.50 USDC' }))
  expect(field().value).toBe('12.5')
  expect(document.activeElement).toBe(field())
  type('1,234')
  fireEvent.click(screen.getByRole('button', { name: '1.2340 USDC' }))
  expect(field().value).toBe('1.2340')
  type('1,234')
  fireEvent.click(screen.getByRole('button', { name: '1,234.00 USDC' }))
  expect(field().value).toBe('1234')
  expect(screen.queryByRole('button')).toBeNull()
})

test('the arrow keys step exactly, within the bounds, and leave alone what is not understood', () => {
  render(<Example steps={{ min: 10, max: 12 }} />)
  const press = (key: string, more = {}) => fireEvent.keyDown(field(), { key, ...more })
  press('ArrowUp')
  expect(field().value).toBe('10')
  press('ArrowDown')
  expect(field().value).toBe('10')
  type('10,1')
  press('ArrowUp')
  expect(field().value).toBe('11.1')
  press('ArrowUp')
  expect(field().value).toBe('11.1')
  for (const text of ['1e2', '12,500']) {
    type(text)
    press('ArrowUp')
    expect(field().value).toBe(text)
  }
  type('11')
  press('ArrowUp', { altKey: true })
  press('ArrowUp', { isComposing: true })
  expect(field().value).toBe('11')
})

test('an arrow key never steps to zero where only more than that is allowed', () => {
  render(<Example kind={percent} start="0.5" />)
  fireEvent.keyDown(field(), { key: 'ArrowDown' })
  expect(field().value).toBe('0.5')
})

test('a slider writes plain text and follows what was understood', () => {
  function Slider() {
    const [text, setText] = useState('1.000,5')
    const marks = [{ value: 0.1 + 0.2, label: 'Mark' }]
    const field = { label: 'Amount', kind: usdc, value: text, onValueChange: setText }
    return <SliderField {...field} min={0} max={2000} step={0.1} marks={marks} />
  }
  render(<Slider />)
  const thumb = screen.getByRole('slider', { name: 'Amount' })
  expect(thumb.getAttribute('aria-valuenow')).toBe('1000.5')
  fireEvent.click(screen.getByRole('button', { name: 'Amount: Mark' }))
  expect(field().value).toBe('0.3')
})
