import { t } from '@lingui/core/macro'
import { useId, useState } from 'react'
import { formatPercent } from '../../../lib/numbers/format.ts'
import { Money } from '../../../ui/figures/money.tsx'
import type { OwnedPosition } from './live-position.ts'
import { useMarks } from '../../../api/live/use-marks.ts'
import { whatIf, type Exit, type WhatIf } from '../../../lib/what-if.ts'

const reach = 15

/** "−3 % → −$41, and this session stops." */
export function WhatIfPanel({ items }: { items: readonly OwnedPosition[] }) {
  const [move, setMove] = useState(-3)
  const id = useId()
  const marks = useMarks(items.map(({ position }) => position.symbol))
  const filled = items.filter(({ position }) => position.entryPrice !== '0')
  const result = whatIf(filled, marks, move)
  const name = formatPercent(move, { signed: true, places: 1 })
  return (
    <section aria-labelledby={`${id}-heading`} className="flex flex-col gap-2">
      <h2
        id={`${id}-heading`}
        className="text-base font-semibold"
      >{t`What if every market moved?`}</h2>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <input
          type="range"
          aria-label={t`Move of every market`}
          aria-valuetext={name}
          min={-reach}
          max={reach}
          step={0.5}
          value={move}
          onChange={(event) => setMove(Number(event.target.value))}
          className="h-8 w-full max-w-xs accent-accent pointer-coarse:h-11"
        />
        <output htmlFor={id} className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{name}</span> →{' '}
          <Money value={result.change} signed className="text-base font-medium" />
          <span className="text-pretty text-muted">{consequences(result)}</span>
        </output>
      </div>
      <p className="text-xs text-muted">{t`From the mark prices now, before the fees of closing. Stops, targets and session thresholds are assumed to fill where they stand; a market that jumps over them does worse.`}</p>
    </section>
  )
}

const exitWords: Record<Exit, string> = {
  get stop_loss() {
    return t`stops out`
  },
  get take_profit() {
    return t`takes its profit`
  },
  get liquidation() {
    return t`is liquidated`
  },
}

function consequences({ ends, exits }: WhatIf): string {
  const stopping = new Set(ends.map(({ session }) => session.id))
  const words = [
    ...ends.map(({ session, reason }) =>
      reason === 'loss_threshold'
        ? t`the ${session.symbol} session stops at its loss threshold`
        : t`the ${session.symbol} session ends at its target`,
    ),
    ...counted(
      exits
        .filter(({ position }) => !stopping.has(position.sessionId))
        .map(({ position, exit }) =>
          position.side === 'long'
            ? t`long ${position.symbol} ${exitWords[exit]}`
            : t`short ${position.symbol} ${exitWords[exit]}`,
        ),
    ),
  ]
  return words.length === 0 ? t`and nothing closes by itself` : t`and ${words.join(', ')}`
}

/** What several positions do alike is told once: "long BTC stops out (3×)". */
function counted(words: readonly string[]): string[] {
  const groups = [...Map.groupBy(words, (word) => word)]
  return groups.map(([word, { length }]) => (length > 1 ? `${word} (${length}×)` : word))
}
