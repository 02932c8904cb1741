import { t } from '@lingui/core/macro'
import type { Signal } from '../../../contract/market/market.ts'
import type { ChartMarker } from '../../charts/chart-data.ts'
import { formatNumber } from '../../lib/numbers/format.ts'
import { textOf } from '../../lib/words/language.ts'

/** Ordered by candle; of two for the same candle the later in the list is used. */
export function mergeSignals(...lists: (readonly Signal[])[]): Signal[] {
  const byTime = new Map(lists.flat().map((signal) => [signal.at, signal]))
  return [...byTime.values()].toSorted((left, right) => left.at - right.at)
}

/** The signals from the first bar on; `until`: the close of the last one. */
export function signalsOf(signals: readonly Signal[], from: number, until: number): Signal[] {
  return signals.filter(({ at }) => at >= from && at <= until)
}

/**
 * The signals worth a marker: those whose side differs from that of the marker before. A score that moves around the
 * threshold, long to flat to long again, says nothing new.
 */
export function turningSignals(signals: readonly Signal[]): Signal[] {
  let side: Signal['side'] = 'flat'
  return signals.filter((signal) => {
    if (signal.side === 'flat' || signal.side === side) return false
    side = signal.side
    return true
  })
}

export function signalMarkers(signals: readonly Signal[]): ChartMarker[] {
  return turningSignals(signals).flatMap((signal) => {
    const { at, side, score } = signal
    if (side === 'flat') return []
    const note = `${sideWords[side]} ${scoreWords(score)}: ${signalText(signal)}`
    return [{ id: `signal-${at}`, at, kind: 'signal', side, note }]
  })
}

/** The text about what the signal saw. */
export function signalText({ reason, why }: Signal): string {
  return textOf({ message: reason, reason: why })
}

export const sideWords: Record<Signal['side'], string> = {
  get long() {
    return t`Long`
  },
  get short() {
    return t`Short`
  },
  get flat() {
    return t`Flat`
  },
}

export const regimeWords: Record<Signal['regime'], string> = {
  get trend_up() {
    return t`trend up`
  },
  get trend_down() {
    return t`trend down`
  },
  get range() {
    return t`range`
  },
  get volatile() {
    return t`volatile`
  },
}

/** −1…1 as "+0.42". */
export function scoreWords(score: number): string {
  return formatNumber(score, { signed: true })
}
