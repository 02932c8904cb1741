import { t } from '@lingui/core/macro'
import { formatNumber } from '../../lib/numbers/format.ts'

export interface ScorePart {
  name: string
  /** The indicator's value. */
  value: number
  /** Share of the score, 0…1. */
  weight: number
  /** −1…1. */
  vote: number
}

/** By the names that the engine gives them. */
const partNames: Record<string, string> = {
  get trend() {
    return t`Trend`
  },
  get slope() {
    return t`Slope`
  },
  macd: 'MACD',
  rsi: 'RSI',
  get bollinger() {
    return t`Bollinger bands`
  },
  adx: 'ADX',
}

/** The components of a signal's score, each as a bar from the middle: right for long, left for short. */
export function ScoreParts({ parts }: { parts: readonly ScorePart[] }) {
  return (
    <ul aria-label={t`Parts of the score`} className="flex flex-col gap-2">
      {parts.map((part) => (
        <Part key={part.name} part={part} />
      ))}
    </ul>
  )
}

function Part({ part: { name, value, weight, vote } }: { part: ScorePart }) {
  const width = `${Math.min(1, Math.abs(vote)) * 50}%`
  const place = vote < 0 ? { right: '50%', width } : { left: '50%', width }
  return (
    <li className="grid grid-cols-[8rem_1fr_4.5rem] items-center gap-3 text-xs">
      <span>
        {partNames[name] ?? name} <span className="text-muted">{Math.round(weight * 100)}%</span>
      </span>
      <span className="track relative h-3">
        <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
        <span className="absolute top-0 left-1/2 h-full w-px bg-edge" />
        <span
          className={`mark absolute top-0.5 h-2 rounded-sm ${vote < 0 ? 'bg-loss' : 'bg-gain'}`}
          style={place}
        />
      </span>
      <span className="text-right" title={t`Reads ${formatNumber(value, { places: 4 })}`}>
        {formatNumber(vote, { places: 2, signed: true })}
      </span>
    </li>
  )
}
