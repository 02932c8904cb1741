import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useSignedIn } from '../../../../api/viewer.ts'
import { paths } from '../../../../app/paths.ts'
import { formatDateTime, timeOfIso } from '../../../../lib/time.ts'
import { Money } from '../../../../ui/figures/money.tsx'
import { endedTradesQuery } from '../desk.queries.ts'
import { symbolOf } from './open-trades.tsx'

/** The last trades by hand that ended, each with its page in the journal. Nothing before the first. */
export function EndedTrades() {
  const { data: trades = [] } = useQuery(endedTradesQuery(useSignedIn()))
  if (trades.length === 0) return null
  return (
    <section aria-labelledby="ended-trades" className="flex flex-col gap-2 pt-4">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="ended-trades" className="text-base font-semibold">{t`Ended trades`}</h2>
        <Link
          href={paths.journal('origin=manual')}
          className="text-xs text-accent underline-offset-4 hover:underline"
        >{t`All in the journal`}</Link>
      </div>
      <ul className="flex flex-col">
        {trades.map((trade) => (
          <li
            key={trade.id}
            className="flex min-h-9 items-center justify-between gap-4 border-b border-line last:border-0 pointer-coarse:min-h-11"
          >
            <Link
              href={paths.journalTrade(trade.trade_group_id ?? trade.id)}
              className="inline-flex min-h-8 items-center text-accent underline-offset-4 hover:underline pointer-coarse:min-h-11"
            >
              {trade.side === 'buy' ? t`Long` : t`Short`} {symbolOf(trade)}
            </Link>
            <span className="flex items-baseline gap-4">
              <span className="text-xs text-muted">
                {formatDateTime(timeOfIso(trade.closed_at))}
              </span>
              {trade.net_pnl === null ? (
                <span className="text-xs text-muted">{t`counting`}</span>
              ) : (
                <Money value={trade.net_pnl} signed />
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
