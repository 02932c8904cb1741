import { t } from '@lingui/core/macro'
import { useEffect } from 'react'
import { formatPercent } from '../../../../lib/numbers/format.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { setWhatIfMove, useWhatIfMove } from './what-if-move.ts'

const reach = 10

/** Tries a move of every market: hollow markers show where each session would be. Reset when leaving the page. */
export function WhatIfHandle() {
  const move = useWhatIfMove()
  const name = formatPercent(move, { signed: true, places: 1 })
  useEffect(() => () => setWhatIfMove(0), [])
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs print:hidden">
      <span className="shrink-0 text-muted max-sm:w-full">{t`If the market moved`}</span>
      <input
        type="range"
        aria-label={t`What if the market moved`}
        aria-valuetext={move === 0 ? t`not at all` : name}
        min={-reach}
        max={reach}
        step={0.1}
        value={move}
        onChange={(event) => setWhatIfMove(Number(event.target.value))}
        className="h-6 min-w-0 flex-1 accent-accent pointer-coarse:h-11"
      />
      <output className="w-13 shrink-0 text-right font-medium">{name}</output>
      <Button
        size="sm"
        disabledReason={move === 0 ? t`Nothing is tried` : undefined}
        onClick={() => setWhatIfMove(0)}
      >{t`Reset`}</Button>
    </div>
  )
}
