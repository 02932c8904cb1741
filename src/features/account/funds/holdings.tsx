import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useSignedIn } from '../../../api/viewer.ts'
import { Money } from '../../../ui/figures/money.tsx'
import { holdingsQuery } from './funds.queries.ts'

/** What else the person holds on the exchange: shown, but not part of any sum. */
export function Holdings() {
  const { data } = useQuery(holdingsQuery(useSignedIn()))
  if (data === undefined) return null
  const { items, mode } = data
  return (
    <div className="flex flex-col gap-1">
      {mode === 'pooled' && (
        <p className="text-xs text-muted">{t`Unified account: USDC of spot and perpetuals is one balance, all of it above.`}</p>
      )}
      {items.length > 0 && (
        <section aria-label={t`Other holdings`} className="text-xs text-muted">
          <p>{t`Also yours on the exchange, in spot. Alura neither trades nor counts it.`}</p>
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            {items.map(({ token, total, worth }) => (
              <li key={token} className="tabular-nums">
                {total} {token}
                {worth !== null && token !== 'USDC' && (
                  <>
                    {' '}
                    (<Money value={worth} />)
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
