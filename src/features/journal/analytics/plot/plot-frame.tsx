import type { ReactNode } from 'react'
import { linesOf } from './lines-of.ts'
import type { Scale } from './scale.ts'

export const plotHeight = 224
export const edges = { left: 58, right: 10, top: 10, bottom: 36 } as const
/** Px from one line of a mark to the next. */
const lineHeight = 12

export interface AxisMark {
  /** Px from the left. */
  at: number
  text: string
  /** Px that it may take: it is broken into lines, and shortened, to stay on the axis whatever is beside it. */
  room?: number
}

export interface PlotFrameProps {
  /** A description for screen readers; the numbers are in the table beside. */
  label: string
  width: number
  y: Scale
  yText: (value: number) => string
  xMarks: readonly AxisMark[]
  children: ReactNode
}

/** Axes and the zero line; the marks are drawn by its children. */
export function PlotFrame({ label, width, y, yText, xMarks, children }: PlotFrameProps) {
  const right = width - edges.right
  return (
    <svg role="img" aria-label={label} width={width} height={plotHeight} className="block">
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={edges.left}
            x2={right}
            y1={y(tick)}
            y2={y(tick)}
            className={tick === 0 ? 'stroke-edge' : 'stroke-line'}
          />
          <text
            x={edges.left - 6}
            y={y(tick)}
            textAnchor="end"
            dominantBaseline="middle"
            className="fill-muted text-2xs"
          >
            {yText(tick)}
          </text>
        </g>
      ))}
      {fitting(xMarks, width).map(({ at, text, room }) => (
        <text key={`${at} ${text}`} textAnchor="middle" className="fill-muted text-2xs">
          {linesOf(text, room === undefined ? Infinity : room / letter).map((line, index) => (
            <tspan
              key={index}
              x={Math.min(right - line.length * 3, Math.max(edges.left, at))}
              y={plotHeight - edges.bottom + (index + 1) * lineHeight + 4}
            >
              {line}
            </tspan>
          ))}
        </text>
      ))}
      {children}
    </svg>
  )
}

/** Px that a letter of an axis takes, with the space around a word. */
const letter = 6.2
const gap = 10

/** The marks that have room beside each other, from left to right. */
function fitting(marks: readonly AxisMark[], width: number): AxisMark[] {
  const shown: AxisMark[] = []
  let free = 0
  for (const mark of marks) {
    if (mark.room !== undefined) {
      shown.push(mark)
      continue
    }
    const half = (mark.text.length * letter) / 2
    if (mark.at - half < free || mark.at > width) continue
    shown.push(mark)
    free = mark.at + half + gap
  }
  return shown
}
