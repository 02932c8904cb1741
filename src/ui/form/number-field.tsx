import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react'
import { add, compare, subtract } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { plainText } from '../../lib/numbers/format.ts'
import { needsEcho, readNumber, type NumberKind } from '../../lib/numbers/number-kinds.ts'
import { Button } from './button.tsx'
import { TextField } from './text-field.tsx'
import type { TextFieldProps } from './text-field.tsx'

/** The step and the bounds of the up and down arrows. */
export interface Steps {
  min?: number
  max?: number
  by?: number
}

export interface NumberFieldProps extends Omit<
  TextFieldProps,
  'inputMode' | 'type' | 'note' | 'ref'
> {
  kind: NumberKind
  steps?: Steps
}

/**
 * The value is the text exactly as typed. Forms parse it with `readNumber`, as this field does to show the parsed
 * value and to ask when there are two readings.
 */
export function NumberField({
  kind,
  steps = {},
  value,
  onValueChange,
  error,
  ...rest
}: NumberFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const read = readNumber(value, kind)

  function handleKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    rest.onKeyDown?.(event)
    const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown'
    const isOther = event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing
    if (!isArrow || isOther || event.defaultPrevented) return
    event.preventDefault()
    const isUp = event.key === 'ArrowUp'
    const isEmpty = value.trim() === ''
    const next = isEmpty ? first(steps) : stepped(read.value, isUp, steps, kind.isSigned)
    if (next !== null) onValueChange(plainText(next))
  }

  /** One-line inputs drop line breaks, so that two cells of a table would become one number. */
  function handlePaste(event: ClipboardEvent<HTMLInputElement>): void {
    const pasted = event.clipboardData.getData('text').trim()
    if (!/[\r\n]/.test(pasted)) return
    event.preventDefault()
    const { selectionStart, selectionEnd } = event.currentTarget
    const before = value.slice(0, selectionStart ?? value.length)
    const behind = value.slice(selectionEnd ?? value.length)
    onValueChange(`${before}${pasted.replace(/\s*[\r\n]\s*/g, ' ↵ ')}${behind}`)
  }

  function handleChoice(reading: DecimalString): void {
    onValueChange(plainText(reading))
    input.current?.focus()
  }

  return (
    <TextField
      {...rest}
      ref={input}
      inputMode={kind.places === 0 ? 'numeric' : 'decimal'}
      value={value}
      onValueChange={onValueChange}
      onKeyDown={handleKeyDown}
      onPaste={handlePaste}
      error={error ?? ('error' in read ? (read.error ?? undefined) : undefined)}
      note={
        read.value !== null ? (
          needsEcho(value, read.value) && <p className="wrap-anywhere">= {kind.show(read.value)}</p>
        ) : (
          <Choice readings={read.readings ?? []} kind={kind} onChoice={handleChoice} />
        )
      }
    />
  )
}

interface ChoiceProps {
  readings: readonly DecimalString[]
  kind: NumberKind
  onChoice: (reading: DecimalString) => void
}

function Choice({ readings, kind, onChoice }: ChoiceProps) {
  if (readings.length === 0) return null
  return (
    <span className="flex flex-wrap gap-2">
      {readings.map((reading) => (
        <Button key={reading} size="sm" onClick={() => onChoice(reading)}>
          {kind.show(reading)}
        </Button>
      ))}
    </span>
  )
}

/** The value that an arrow key sets in an empty field. */
function first({ min, by = 1 }: Steps): DecimalString {
  return add(min ?? by)
}

/** Null where there is no next value. */
function stepped(
  value: DecimalString | null,
  isUp: boolean,
  { min, max, by = 1 }: Steps,
  isSigned = false,
): DecimalString | null {
  if (value === null) return null
  const next = isUp ? add(value, by) : subtract(value, by)
  if (isUp) return max !== undefined && compare(next, max) > 0 ? null : next
  if (min !== undefined) return compare(next, min) < 0 ? null : next
  return isSigned || compare(next, 0) > 0 ? next : null
}
