import { plural, t } from '@lingui/core/macro'
import type { Trader } from '../../../contract/traders/traders.ts'
import { formatNumber } from '../../lib/numbers/format.ts'
import { formatDuration } from '../../lib/time.ts'
import { Money } from '../../ui/figures/money.tsx'
import { Percent } from '../../ui/figures/percent.tsx'
import { Stat } from '../../ui/figures/stat.tsx'

/** What came of it so far, and what it may do. */
export function TraderFigures({ trader }: { trader: Trader }) {
  const { stats, budget, loss_threshold: loss, symbols, trigger } = trader
  const pools = trigger.pool_ids.length
  const triggers = [
    ...(trigger.scheduled ? [t`every ${formatDuration(1_000 * trigger.interval_secs)}`] : []),
    ...(pools > 0 ? [t`${plural(pools, { one: 'by # pool', other: 'by # pools' })}`] : []),
  ]
  const used = formatNumber(stats.tokens_today, { places: 0 })
  const cap = trader.tokens_per_day
  return (
    <section aria-label={t`Figures`} className="flex flex-wrap gap-x-10 gap-y-5">
      <Stat label={t`Net PnL`} note={t`${stats.trades} closed`}>
        <Money value={stats.net_pnl} signed />
      </Stat>
      {stats.max_drawdown_pct !== null && (
        <Stat label={t`Deepest fall`} note={t`of the budget`}>
          <Percent value={stats.max_drawdown_pct} />
        </Stat>
      )}
      <Stat label={t`Budget`} note={budget === null ? undefined : t`stops at −${loss} %`}>
        {budget === null ? t`Your limits` : <Money value={budget} />}
      </Stat>
      {trader.account_type === 'prompt' && (
        <>
          <Stat label={symbols.length > 1 ? t`Markets` : t`Market`} note={triggers.join(' · ')}>
            <span lang="en">{symbols.join(', ')}</span>
          </Stat>
          <Stat
            label={t`Tokens today`}
            note={cap === null ? t`no cap` : t`of ${formatNumber(cap, { places: 0 })}`}
          >
            {used}
          </Stat>
          {stats.cost_today > 0 && (
            <Stat label={t`Cost today`}>
              <Money value={stats.cost_today} places={4} />
            </Stat>
          )}
        </>
      )}
    </section>
  )
}
