import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQueries } from '@tanstack/react-query'
import { add } from '../../../../../contract/decimal.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { useWorld } from '../../../../api/exchange/world.ts'
import { usePollMs } from '../../../../api/live/use-live.ts'
import { currentTradeQuery } from '../../../../api/trading.queries.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { slippageWords } from '../../../../lib/close-estimate.ts'
import { Money } from '../../../../ui/figures/money.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import { useMarks } from '../../../../api/live/use-marks.ts'
import { estimateStop } from './stop-estimate.ts'

/** What each session ends at when all of them close everything now, estimated as in each one's own dialog, and the total. */
export function WhatEnds({ sessions }: { sessions: readonly Session[] }) {
  const results = useEstimates(sessions)
  const total = results.every((result) => result !== null) ? add('0', ...results) : null
  return (
    <div className="flex flex-col gap-3">
      <p className="text-pretty text-muted">{t`Each closes its positions at the market and ends.`}</p>
      <table className="w-full">
        <caption className="sr-only">{t`Sessions that stop`}</caption>
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="h-8 text-left font-medium">{t`Session`}</th>
            <th scope="col" className="h-8 text-right font-medium">{t`Ends at about`}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, symbol }, index) => (
            <tr key={id} className="border-t border-line">
              <th scope="row" className="h-9 text-left font-normal">
                {symbol}
              </th>
              <td className="text-right">
                <Result value={results[index] ?? null} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t border-edge font-medium">
            <th scope="row" className="h-10 text-left">{t`Together`}</th>
            <td className="text-right">
              <Result value={total} />
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="text-xs text-pretty text-muted">
        <Trans>
          Estimated from the mark price, {slippageWords()} and the taker fee. A market that moves or
          jumps can do better or worse.
        </Trans>
      </p>
    </div>
  )
}

/** USDC; null while the positions are not known. */
function useEstimates(sessions: readonly Session[]): (string | null)[] {
  const viewer = useSignedIn()
  const pollMs = usePollMs()
  const { fees } = useWorld()
  const marks = useMarks(sessions.map(({ symbol }) => symbol))
  const trades = useQueries({
    queries: sessions.map(({ id }) => ({
      ...currentTradeQuery(viewer, id, pollMs),
      throwOnError: false,
    })),
  })
  return sessions.map(({ symbol, pnl }, index) => {
    const trade = trades[index]
    // Where they cannot be had, the net as it was last told is better than nothing.
    if (trade?.error) return pnl.net
    if (trade?.data === undefined) return null
    const positions = trade.data.trade?.positions ?? []
    return estimateStop(pnl, positions, marks.get(symbol) ?? null, fees).closeNow
  })
}

function Result({ value }: { value: string | null }) {
  return value === null ? (
    <Skeleton className="ml-auto h-4 w-16" />
  ) : (
    <Money value={value} signed bare />
  )
}
