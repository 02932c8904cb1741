import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { listTrades } from '../../../../contract/desk/trades.ts'
import { apiUrl } from '../../../api/client.ts'
import { usePollMs } from '../../../api/live/use-live.ts'
import { apiQuery } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { paths } from '../../../app/paths.ts'
import { Money } from '../../../ui/figures/money.tsx'

/** Links to trades by hand, which are managed beside their chart. */
export function HandTrades() {
  const { data } = useQuery({
    ...apiQuery(useSignedIn(), listTrades, { query: { limit: '100' } }),
    enabled: apiUrl === '',
    refetchInterval: usePollMs(),
    throwOnError: false,
  })
  if (data === undefined || data.items.length === 0) return null
  return (
    <section aria-labelledby="hand-trades" className="flex flex-col gap-2">
      <h2 id="hand-trades" className="text-base font-semibold">{t`Trades by hand`}</h2>
      <ul className="flex flex-col">
        {data.items.map((trade) => {
          const symbol = trade.symbol.replace(/_USD[TC]?$/, '')
          return (
            <li
              key={trade.id}
              className="flex min-h-11 items-center justify-between gap-4 border-b border-line last:border-0"
            >
              <Link
                href={paths.trade(symbol)}
                className="inline-flex min-h-8 items-center text-accent underline-offset-4 hover:underline pointer-coarse:min-h-11"
              >
                {trade.side === 'buy' ? t`Long` : t`Short`} {symbol}
                {trade.status === 'pending' && t`, waits for its price`}
              </Link>
              <Money value={trade.pnl.net} signed />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
