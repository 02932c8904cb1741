import { Slider } from '@base-ui/react/slider'
import type { CSSProperties, ReactNode } from 'react'
import { fromNumber } from '../../../contract/decimal.ts'
import { plainText } from '../../lib/numbers/format.ts'
import { readNumber, type NumberKind } from '../../lib/numbers/number-kinds.ts'
import { NumberField } from './number-field.tsx'
import type { FieldTexts } from './field.tsx'

export interface SliderFieldProps extends FieldTexts {
  /** The text in the number field, which the slider follows. */
  value: string
  onValueChange: (value: string) => void
  kind: NumberKind
  min: number
  max: number
  step?: number
  /** Values that can be pressed, below their place on the track; while there are none their space is reserved. */
  marks?: { value: number; label: string }[]
  prefix?: ReactNode
  suffix?: ReactNode
  aside?: ReactNode
  disabled?: boolean
  className?: string
}

export function SliderField(props: SliderFieldProps) {
  const { min, max, step = 1, marks, className = '', disabled, ...field } = props
  const typed = Number(readNumber(field.value, field.kind).value ?? min)
  const position = Math.min(max, Math.max(min, typed))
  const write = (next: number) =>
    field.onValueChange(plainText(fromNumber(next, field.kind.places)))
  return (
    <div className={`flex flex-col gap-1 ${className}`}>
      <NumberField {...field} steps={{ min, max, by: step }} disabled={disabled} />
      <Slider.Root
        value={position}
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        onValueChange={write}
      >
        <Slider.Control className="flex h-7 touch-none items-center select-none data-disabled:opacity-50 pointer-coarse:h-11">
          <Slider.Track className="track h-1 w-full rounded-full bg-line">
            <Slider.Indicator className="mark rounded-full bg-accent" />
            <Slider.Thumb
              aria-label={field.label}
              className="mark size-5 rounded-full border-4 border-page bg-accent ring-1 ring-accent has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-3 has-[:focus-visible]:outline-focus"
            />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
      {marks !== undefined && (
        <div className="relative h-6 pointer-coarse:h-11">
          {marks.map((mark) => (
            <button
              key={mark.label}
              type="button"
              disabled={disabled}
              aria-pressed={mark.value === typed}
              aria-label={`${field.label}: ${mark.label}`}
              onClick={() => write(mark.value)}
              style={standing((mark.value - min) / (max - min))}
              className="absolute h-full rounded-sm text-xs text-muted transition-colors hover:text-text aria-pressed:font-medium aria-pressed:text-accent"
            >
              {mark.label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** Below its place on the track, and never beyond an end. */
function standing(share: number): CSSProperties {
  const at = Math.min(1, Math.max(0, share)) * 100
  return { left: `${at}%`, transform: `translateX(-${at}%)` }
}
