import { plural, t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { add } from '../../../../../contract/decimal.ts'
import { getLeaderboardAnalytics } from '../../../../../contract/board/leaderboard.ts'
import { useWorld } from '../../../../api/exchange/world.ts'
import { apiQuery } from '../../../../api/query.ts'
import { paths } from '../../../../app/paths.ts'
import { cx } from '../../../../lib/cx.ts'
import { formatMoney } from '../../../../lib/numbers/format.ts'
import { formatDuration } from '../../../../lib/time.ts'
import { Money } from '../../../../ui/figures/money.tsx'
import { IconButton } from '../../../../ui/form/icon-button.tsx'
import { Rail } from '../../../../ui/rail/rail.tsx'
import { quickDraft } from '../new/draft.ts'
import { verdictOf, verdictWords } from '../new/preview/expected/expectation.ts'
import { figures } from '../new/preview/figures.ts'
import { rehearsalOf } from '../new/preview/rehearsal-of.ts'
import { useAside } from '../new/preview/use-aside.ts'
import { useLast } from '../new/preview/use-contract-outcome.ts'
import { useDailyRange } from '../new/use-daily-range.ts'
import { marketsQuery } from '../sessions.queries.ts'
import { counted, fallenTo } from './fall.ts'
import { useRun } from './use-run.ts'

const budget = '100'

/** Two handles, and what sessions between them did from past starts: replayed in seconds, on real history, with costs. */
export default function Play() {
  const [loss, setLoss] = useState(5)
  const [target, setTarget] = useState(10)
  const { paths: fallen, average, symbol, canLose } = usePast(loss, target)
  const shown = useLast(fallen)
  const ends = { lossThreshold: loss, profitTarget: target }
  const { time, again } = useRun(fallen && JSON.stringify([symbol, loss, target]))
  const dots = shown === null ? [] : fallenTo(shown.lines, ends, time)
  const { loss: lost, target: won, between } = counted(dots)
  const mean = average?.meanNetPct ?? null
  const interval = average?.interval ?? null
  return (
    <section
      aria-labelledby="play-heading"
      className="flex min-h-[37rem] flex-col gap-4 rounded-lg sm:min-h-[33.5rem] border border-line bg-surface p-5"
    >
      <div className="flex items-start justify-between gap-3">
        <h2 id="play-heading" className="font-semibold text-pretty">
          {symbol === null
            ? t`What would have happened`
            : t`What would have happened: $100 on ${symbol}`}
        </h2>
        <IconButton
          size="sm"
          label={t`Replay`}
          icon={<RotateCcw aria-hidden className="size-4" />}
          onClick={again}
        />
      </div>
      <div className="grid grid-cols-2 gap-5">
        <Handle label={t`Ends at a loss of`} value={loss} max={20} onChange={setLoss} />
        <Handle label={t`Ends at a gain of`} value={target} max={40} onChange={setTarget} />
      </div>
      <div>
        <div aria-hidden className="relative h-28 overflow-y-clip">
          {dots.map(({ at, down, end }, index) => (
            <i
              key={index}
              className={cx(
                'mark absolute size-2 -translate-x-1/2 rounded-full',
                end === 1 ? 'bg-gain' : end === -1 ? 'bg-loss' : 'bg-accent',
              )}
              style={{
                left: `${at * 100}%`,
                top: `calc(${Math.min(1, down) * 100}% - ${0.5 + (end === 0 ? 0 : stackOf(dots, index))}rem)`,
              }}
            />
          ))}
        </div>
        <Rail
          label={t`Between loss and target`}
          budget={budget}
          lossThreshold={loss}
          profitTarget={target}
        />
      </div>
      <p className="min-h-5 text-xs text-muted">
        {shown !== null &&
          t`${shown.lines.length} past starts over ${formatDuration(shown.spanMs)}: ${lost} at the loss, ${won} at the target, ${between} between.`}
      </p>
      <div className="flex min-h-24 flex-col gap-1">
        <p>
          <Trans>
            On average{' '}
            <strong className="font-semibold">
              {mean === null ? '—' : <Money value={mean} signed />}
            </strong>{' '}
            per $100 after costs
          </Trans>
          {interval !== null && (
            <span className="text-muted">
              {t`, between ${formatMoney(interval.low, { signed: true })} and ${formatMoney(interval.high, { signed: true })}`}
            </span>
          )}
          .
        </p>
        {mean !== null && <p className="text-pretty">{verdictWords(verdictOf(mean, interval))}</p>}
        {canLose !== null && (
          <p className="text-xs text-muted">
            <Trans>
              You can lose about <Money value={canLose} />, closing costs included.
            </Trans>
          </p>
        )}
      </div>
      <LastMonth />
    </section>
  )
}

/** Rem above the ground, so that those at one end lie on each other. */
function stackOf(dots: ReturnType<typeof fallenTo>, index: number): number {
  const end = dots[index]?.end
  return 0.3 * dots.slice(0, index).filter((dot) => dot.end === end).length
}

interface HandleProps {
  label: string
  value: number
  max: number
  onChange: (value: number) => void
}

function Handle({ label, value, max, onChange }: HandleProps) {
  return (
    <label className="flex flex-col gap-1 text-xs text-muted">
      <span>
        {label} <span className="font-medium text-text">{value}%</span>
      </span>
      <input
        type="range"
        min={1}
        max={max}
        value={value}
        onChange={({ target }) => onChange(Number(target.value))}
        className="h-11 w-full cursor-pointer accent-accent"
      />
    </label>
  )
}

function usePast(lossThreshold: number, profitTarget: number) {
  const world = useWorld()
  const asset = useQuery({ ...marketsQuery(), throwOnError: false }).data?.symbols[0]
  const range = useDailyRange(asset?.symbol ?? '')
  const draft = quickDraft({ budget, profitTarget, lossThreshold, maxPositions: 3 })
  const planned = asset && range ? figures(draft, asset, world, range.pct) : null
  const rehearsal =
    asset && range && planned !== null && 'plan' in planned
      ? rehearsalOf(draft, planned.plan, { asset, dailyRangePct: range.pct }, world, null)
      : null
  const [fallen = null] = useAside('paths', [rehearsal])
  const [average = null] = useAside('average', [rehearsal])
  return {
    paths: fallen,
    average,
    symbol: asset?.symbol ?? null,
    canLose: planned !== null && 'plan' in planned ? planned.canLose : null,
  }
}

/** How everybody's sessions went lately, losses included. */
function LastMonth() {
  const { data } = useQuery({
    ...apiQuery(null, getLeaderboardAnalytics, { query: { period: '30d' } }),
    throwOnError: false,
  })
  if (data === undefined || data.sessions === 0) return <p className="min-h-10" />
  const count = (name: string): number =>
    data.byOutcome.find((share) => share.name === name)?.sessions ?? 0
  const net = add('0', ...data.byOutcome.map(({ netPnl }) => netPnl))
  const ended = plural(data.sessions, { one: '# session', other: '# sessions' })
  return (
    <p className="min-h-10 border-t border-line pt-3 text-xs text-pretty text-muted">
      <Trans>
        The last 30 days here: {ended} ended, {count('profit_target')} at their target,{' '}
        {count('loss_threshold')} at their loss; together <Money value={net} signed />.
      </Trans>{' '}
      <Link
        href={paths.leaderboard()}
        className="underline underline-offset-4 hover:text-text"
      >{t`Leaderboard`}</Link>
    </p>
  )
}
