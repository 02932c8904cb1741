import { t } from '@lingui/core/macro'
import { useEffect, useEffectEvent } from 'react'
import { formatFullDateTime, formatUtcDate } from '../../../lib/time.ts'
import { toast } from '../../../ui/feedback/toast.ts'
import type { CandleSpan, CandleWindowState } from './use-candle-window.ts'

/** For a time before the first candle: shows a notice where history begins, and goes there. */
export function useHistoryBegin(
  { symbol, interval, at }: CandleSpan,
  { window, isPrevious }: CandleWindowState,
  onGoTo: (at: number) => void,
): void {
  const first = window?.reachedStart === true && !isPrevious ? window.candles[0]?.t : undefined
  const begin = at !== null && first !== undefined && at < first ? first : null
  const tell = useEffectEvent((time: number) => {
    toast({
      title: t`${symbol} ${interval} history begins on ${interval === '1d' ? formatUtcDate(time) : formatFullDateTime(time)}`,
      detail: t`There are no candles before that.`,
    })
    onGoTo(time)
  })
  useEffect(() => {
    if (begin !== null) tell(begin)
  }, [begin])
}
