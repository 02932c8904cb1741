import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { Signal } from '../../../contract/market/market.ts'
import { dateTimeStyle, formatFullDateTime } from '../../lib/time.ts'
import { cx } from '../../lib/cx.ts'
import { Badge } from '../../ui/feedback/badge.tsx'
import { Price } from '../../ui/figures/price.tsx'
import { ScoreParts } from '../../ui/figures/score-parts.tsx'
import { regimeWords, scoreWords, sideWords, signalText, turningSignals } from './signal-marks.ts'
import { wordsLang } from '../../lib/words/language.ts'

export interface SignalPanelProps {
  signal: Signal
  /** The signals in which changes of side are looked for, ascending. */
  signals: readonly Signal[]
  /** Whether it is the latest signal. */
  isNow: boolean
  onShow: (at: number) => void
  /** One part under the other. */
  narrow: boolean
}

const tones = { long: 'gain', short: 'loss', flat: 'neutral' } as const
const arrows = { long: '▲', short: '▼', flat: '' } as const
const shownTurns = 8

/** The engine's signal of a closed bar with its reasons, and earlier changes of side. */
export function SignalPanel({ signal, signals, isNow, onShow, narrow }: SignalPanelProps) {
  const { at, regime, components } = signal
  const timeOf = dateTimeStyle(signals[0]?.at ?? at)
  const turns = turningSignals(signals).slice(-shownTurns).toReversed()
  return (
    <div className={cx('grid grid-cols-1 gap-x-12 gap-y-10', !narrow && 'lg:grid-cols-2')}>
      <section aria-labelledby="signal-now" className="flex flex-col gap-4">
        <h2 id="signal-now" className="flex flex-wrap items-center gap-3 text-base font-semibold">
          {isNow ? t`Signal now` : t`Signal at ${formatFullDateTime(at)}`} <Side signal={signal} />
        </h2>
        <p className="max-w-[60ch] text-pretty text-muted">
          <Trans>
            <span lang={wordsLang(signal.why)}>{signalText(signal)}</span>. Regime:{' '}
            {regimeWords[regime]}.
          </Trans>
        </p>
        <ScoreParts parts={components} />
      </section>
      <section aria-labelledby="signal-turns" className="flex flex-col gap-2">
        <h2 id="signal-turns" className="text-base font-semibold">{t`Changes of side`}</h2>
        {turns.length === 0 && (
          <p className="text-muted">{t`The side has not changed in these bars.`}</p>
        )}
        <ul className="divide-y divide-line">
          {turns.map((turn) => (
            <li key={turn.at}>
              <button
                type="button"
                onClick={() => onShow(turn.at)}
                className="grid w-full grid-cols-[auto_1fr_auto] items-baseline gap-x-3 gap-y-0.5 py-2 text-left -outline-offset-2! hover:bg-accent-soft/50"
              >
                <Side signal={turn} />
                <span className="text-xs text-muted">{timeOf(turn.at)}</span>
                <Price value={turn.price} />
                <span lang={wordsLang(turn.why)} className="col-span-3 text-pretty text-muted">
                  {signalText(turn)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function Side({ signal: { side, score } }: { signal: Signal }) {
  return (
    <Badge tone={tones[side]}>
      {arrows[side]} {sideWords[side]} {scoreWords(score)}
    </Badge>
  )
}
