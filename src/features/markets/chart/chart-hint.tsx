import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { CandleChart } from '../../../charts/candles/candle-chart.ts'
import { Button } from '../../../ui/form/button.tsx'
import { Spinner } from '../../../ui/feedback/spinner.tsx'
import { useBarsInView } from './use-bars-in-view.ts'
import type { CandleWindowState } from './use-candle-window.ts'

export interface ChartHintProps {
  state: CandleWindowState
  chart: CandleChart | null
  onBackToNow: () => void
}

/** Says what is being loaded at either end, and offers to return to the present. */
export function ChartHint({ state, chart, onBackToNow }: ChartHintProps) {
  const isScrolledAway = useBarsInView(chart)?.isAtEnd === false
  const { paging, window, isPrevious, more } = state
  const which = paging?.edge === 'first' ? t`Older` : t`Newer`
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-10 z-10 flex items-center justify-center gap-2">
      <output className="contents">
        {(isPrevious || paging?.state === 'loading') && (
          <span className="flex items-center gap-2 rounded-md border border-line bg-raised px-3 py-1.5 text-xs text-muted shadow-pop">
            <Spinner className="size-3" />
            {isPrevious ? t`Loading that time` : t`Loading ${which.toLowerCase()} bars`}
          </span>
        )}
        {paging?.state === 'failed' && (
          <span className="pointer-events-auto flex items-center gap-3 rounded-md border border-line bg-raised py-1 pr-1 pl-3 text-xs shadow-pop">
            <Trans>
              {which} bars did not load
              <Button size="sm" variant="quiet" onClick={() => more(paging.edge)}>
                Retry
              </Button>
            </Trans>
          </span>
        )}
      </output>
      {(window?.isLive === false || isScrolledAway) && (
        <Button
          size="sm"
          className="pointer-events-auto shadow-pop"
          onClick={onBackToNow}
        >{t`Back to now`}</Button>
      )}
    </div>
  )
}
