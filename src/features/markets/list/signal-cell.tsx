import { Link } from 'wouter'
import type { Interval, Signal } from '../../../../contract/market/market.ts'
import { paths } from '../../../app/paths.ts'
import { cx } from '../../../lib/cx.ts'
import { regimeWords, scoreWords, sideWords, signalText } from '../signal-marks.ts'

export interface SignalCellProps {
  symbol: string
  interval: Interval
  signal: Signal | null
}

const faces = {
  long: { mark: '▲', letter: 'L', colour: 'var(--color-gain)', text: 'text-gain' },
  short: { mark: '▼', letter: 'S', colour: 'var(--color-loss)', text: 'text-loss' },
  flat: { mark: '', letter: '–', colour: 'var(--color-edge)', text: 'text-muted' },
} as const

/** Percent of colour at which the letter is still readable. */
const mostColour = 34

/** One field of the heat map: side by letter and arrow, strength by colour, and both as its accessible name. */
export function SignalCell({ symbol, interval, signal }: SignalCellProps) {
  const field = 'grid h-8 w-full place-items-center rounded-sm text-xs font-medium'
  if (signal === null) return <span aria-hidden className={cx(field, 'bg-line/40')} />
  const { mark, letter, colour, text } = faces[signal.side]
  const depth = Math.round(mostColour * Math.min(1, Math.abs(signal.score)))
  const words = `${symbol} ${interval}: ${sideWords[signal.side].toLowerCase()} ${scoreWords(signal.score)}, ${regimeWords[signal.regime]}. ${signalText(signal)}`
  return (
    <Link
      href={paths.market(symbol, { interval })}
      // Tab stops only at the row's link; six more per row would be too many.
      tabIndex={-1}
      title={words}
      className={cx(field, text, 'relative z-1 hover:ring-1 hover:ring-edge')}
      style={{ backgroundColor: `color-mix(in oklab, ${colour} ${depth}%, transparent)` }}
    >
      <span aria-hidden>
        {letter}
        {mark !== '' && <span className="ml-0.5 text-[0.6em]">{mark}</span>}
      </span>
      <span className="sr-only">{words}</span>
    </Link>
  )
}
