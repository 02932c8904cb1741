import { plural, t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { formatMoney, formatNumber, formatPercent } from '../../../lib/numbers/format.ts'
import { formatDuration } from '../../../lib/time.ts'
import { directionTone } from '../../../ui/figures/direction-tone.ts'
import { Money } from '../../../ui/figures/money.tsx'
import { glossary } from '../../../lib/words/glossary.ts'
import { Stat } from '../../../ui/figures/stat.tsx'
import type { Overview } from '../journal.queries.ts'
import { countTrades, formatR, unbroken } from './figure-words.ts'

const inWords = (value: string): string => unbroken(formatMoney(value, { signed: true }))

/** The two figures that matter most, with how sure they are. */
export function Hero({ overview }: { overview: Overview }) {
  const { n, account, performance } = overview
  const { expectancy, avg_r_multiple: r } = performance
  return (
    <div className="flex flex-wrap gap-x-14 gap-y-4">
      <Stat
        label={t`Net result`}
        size="lg"
        note={
          <Trans>
            {countTrades(n)} · before costs {inWords(account.total_pnl)}, fees{' '}
            {formatMoney(account.total_fees)}, funding {inWords(account.total_funding)}
          </Trans>
        }
      >
        <Money value={account.net_pnl} signed />
      </Stat>
      <Stat
        label={t`Average R`}
        term={glossary.r}
        size="lg"
        note={
          r === null
            ? t`no trade had a stop`
            : r.low === null || r.high === null
              ? t`too few: ${r.n} of at least 20 trades with a stop`
              : t`95 % interval ${formatR(r.low)} to ${formatR(r.high)}, ${r.n} trades with a stop`
        }
      >
        {r === null ? '—' : <Signed value={r.mean}>{formatR(r.mean)}</Signed>}
      </Stat>
      <Stat
        label={t`A trade earns`}
        term={glossary.expectancy}
        size="lg"
        note={
          expectancy === null
            ? undefined
            : expectancy.low === null || expectancy.high === null
              ? t`too few: ${expectancy.n} of at least 20 trades`
              : t`95 % interval ${inWords(expectancy.low)} to ${inWords(expectancy.high)}`
        }
      >
        {expectancy === null ? '—' : <Money value={expectancy.mean} signed />}
      </Stat>
    </div>
  )
}

function Signed({ value, children }: { value: number; children: ReactNode }) {
  return <span className={directionTone(value > 0 ? 1 : value < 0 ? -1 : 0)}>{children}</span>
}

/** The other figures, in three groups. */
export function Figures({ overview }: { overview: Overview }) {
  const { performance, risk } = overview
  // A probability that rests on a few trades says nothing.
  const isKnown = typeof performance.expectancy?.low === 'string'
  const money = (value: string | null) =>
    value === null ? '—' : <Money value={value} signed bare />
  const number = (value: number | null) => (value === null ? '—' : formatNumber(value))
  const percent = (value: number | null) =>
    value === null ? '—' : formatPercent(value, { places: 1 })
  return (
    <div className="grid grid-cols-1 gap-x-16 gap-y-6 md:grid-cols-3">
      <Group title={t`Performance`}>
        <Line name={t`Won`}>{percent(performance.win_rate)}</Line>
        <Line name={t`Profit factor`}>{number(performance.profit_factor)}</Line>
        <Line name={t`Average win`}>{money(performance.avg_win)}</Line>
        <Line name={t`Average loss`}>{money(performance.avg_loss)}</Line>
        <Line name={t`Largest win`}>{money(performance.largest_win)}</Line>
        <Line name={t`Largest loss`}>{money(performance.largest_loss)}</Line>
      </Group>
      <Group title={t`Risk`}>
        <Line name={t`Deepest fall`}>
          {money(risk.max_drawdown)}
          {risk.max_drawdown_pct !== null && (
            <span className="text-muted"> {formatPercent(risk.max_drawdown_pct)}</span>
          )}
        </Line>
        <Line name={t`Worst day`}>{money(risk.worst_day?.net_pnl ?? null)}</Line>
        <Line name={t`Worst week`}>{money(risk.worst_week?.net_pnl ?? null)}</Line>
        <Line name={t`Worst month`}>{money(risk.worst_month?.net_pnl ?? null)}</Line>
        <Line name={t`Best day`}>{money(risk.best_day?.net_pnl ?? null)}</Line>
        <Line name={t`Risk of ruin`}>
          {isKnown ? percent(risk.risk_of_ruin) : t`too few trades`}
        </Line>
      </Group>
      <Group title={t`Habits`}>
        <Line name={t`Trades a day`}>{number(performance.trades_per_day)}</Line>
        <Line name={t`Average time held`}>
          {performance.avg_duration_secs === null
            ? '—'
            : formatDuration(performance.avg_duration_secs * 1000)}
        </Line>
        <Line name={t`Without a plan`}>{countTrades0(performance.unplanned)}</Line>
        <Line name={t`Streak now`}>{streakWords(risk.current_streak)}</Line>
        <Line name={t`Longest run of wins`}>{streakWords(risk.best_streak)}</Line>
        <Line name={t`Longest run of losses`}>{streakWords(risk.worst_streak)}</Line>
      </Group>
    </div>
  )
}

const countTrades0 = (n: number): string => t`${plural(n, { one: '# trade', other: '# trades' })}`

function streakWords(streak: number): string {
  if (streak === 0) return '—'
  return streak > 0
    ? t`${plural(streak, { one: '# win', other: '# wins' })}`
    : t`${plural(-streak, { one: '# loss', other: '# losses' })}`
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="label pb-1">{title}</h3>
      <dl>{children}</dl>
    </section>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-8 items-center justify-between gap-4 border-b border-line last:border-0">
      <dt className="text-muted">{name}</dt>
      <dd className="text-right">{children}</dd>
    </div>
  )
}
