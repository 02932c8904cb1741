import { t } from '@lingui/core/macro'
import {
  BellPlus,
  Minus,
  MoveUpRight,
  RulerDimensionLine,
  SquareMousePointer,
  Trash2,
  TrendingUp,
  Undo2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { formatPrice } from '../../lib/numbers/format.ts'
import { IconButton } from '../../ui/form/icon-button.tsx'
import type { Drawing, DrawingKind } from './drawing.ts'
import type { useDrawings } from './use-drawings.ts'

export interface DrawingToolbarProps {
  drawing: ReturnType<typeof useDrawings>
  /** Prices can be pressed for an alert. */
  takesPrice: boolean
  places: number | undefined
}

const tools: readonly { kind: DrawingKind; name: string; icon: ReactNode }[] = [
  {
    kind: 'trend',
    get name() {
      return t`Trend line`
    },
    icon: <TrendingUp aria-hidden className="size-4" />,
  },
  {
    kind: 'level',
    get name() {
      return t`Horizontal level`
    },
    icon: <Minus aria-hidden className="size-4" />,
  },
  {
    kind: 'ray',
    get name() {
      return t`Ray`
    },
    icon: <MoveUpRight aria-hidden className="size-4" />,
  },
  {
    kind: 'measure',
    get name() {
      return t`Measured box`
    },
    icon: <RulerDimensionLine aria-hidden className="size-4" />,
  },
]

/** Tools for drawings. A press by mouse or finger arms the tool; from the keyboard a drawing is added mid-view, to be moved by arrow keys. */
export function DrawingToolbar({ drawing, takesPrice, places }: DrawingToolbarProps) {
  const { drawings, current, mode, canUndo, arm, place, undo, remove, selectNext } = drawing
  return (
    <div
      role="toolbar"
      aria-label={t`Drawing`}
      aria-orientation="vertical"
      className="flex shrink-0 sm:w-8 sm:flex-col print:hidden"
    >
      {tools.map(({ kind, name, icon }) => (
        <Tool
          key={kind}
          label={name}
          icon={icon}
          pressed={mode === kind}
          onClick={(isByKey) => (isByKey ? place(kind) : arm(kind))}
        />
      ))}
      {takesPrice && (
        <Tool
          label={t`Alert at a price of the chart`}
          icon={<BellPlus aria-hidden className="size-4" />}
          pressed={mode === 'price'}
          onClick={() => arm('price')}
        />
      )}
      <Tool
        label={t`Select the next drawing`}
        icon={<SquareMousePointer aria-hidden className="size-4" />}
        disabled={drawings.length === 0}
        onClick={selectNext}
      />
      <Tool
        label={t`Delete the selected drawing`}
        icon={<Trash2 aria-hidden className="size-4" />}
        disabled={current === null}
        onClick={remove}
      />
      <Tool
        label={t`Undo drawing`}
        icon={<Undo2 aria-hidden className="size-4" />}
        disabled={!canUndo}
        onClick={undo}
      />
      <output className="sr-only">{current !== null && describe(current, places)}</output>
    </div>
  )
}

interface ToolProps {
  label: string
  icon: ReactNode
  pressed?: boolean
  disabled?: boolean
  onClick: (isByKey: boolean) => void
}

function Tool({ label, icon, pressed, disabled = false, onClick }: ToolProps) {
  return (
    <IconButton
      label={label}
      icon={icon}
      aria-pressed={pressed}
      disabled={disabled}
      // A click from the keyboard has a detail of 0.
      onClick={({ detail }) => onClick(detail === 0)}
      className="size-8! max-sm:size-9! aria-pressed:bg-accent-soft aria-pressed:text-text pointer-coarse:size-10!"
    />
  )
}

function describe({ kind, points }: Drawing, places: number | undefined): string {
  const name = tools.find((tool) => tool.kind === kind)?.name ?? ''
  const [from = '', to] = points.map(({ price }) => formatPrice(price, places))
  return to === undefined ? t`${name} selected: ${from}` : t`${name} selected: ${from} to ${to}`
}
