import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { add, divide, multiply, negate, subtract } from '../../../../../contract/decimal.ts'
import type { Position } from '../../../../../contract/trading/positions.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { sessionPositionsQuery } from '../../../../api/trading.queries.ts'
import { usePollMs } from '../../../../api/live/use-live.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { useWorld } from '../../../../api/exchange/world.ts'
import { clock } from '../../../../lib/clock.ts'
import { formatPercent } from '../../../../lib/numbers/format.ts'
import { formatClock, formatDateTime } from '../../../../lib/time.ts'
import { Money } from '../../../../ui/figures/money.tsx'
import { PnlText } from '../../../../ui/figures/pnl-text.tsx'
import { Price } from '../../../../ui/figures/price.tsx'
import { unexpectedWords } from '../expected-words.ts'
import { usualInterval } from '../chart/chart-interval.ts'
import { buyAndHold, extremes, timeInMarket } from './outcome.ts'
import { pastCandlesQuery } from '../sessions.queries.ts'
import { ownEndWords } from '../../../../lib/words/session-words.ts'

/** Why it ended, how gross became net, the best and worst position, and the result of doing nothing instead. */
export function EndReport({ session, action }: { session: Session; action?: ReactNode }) {
  const { endReason, endedAt } = session
  const positions = useQuery(sessionPositionsQuery(useSignedIn(), session.id, usePollMs())).data
  return (
    <section aria-labelledby="end-report" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="end-report" className="text-base font-semibold">
          {ownEndWords(endReason)}
          {endedAt !== null && (
            <span className="ml-2 text-xs font-normal text-muted">{formatDateTime(endedAt)}</span>
          )}
        </h2>
        {action}
      </div>
      <div className="@container">
        <div className="grid gap-x-16 @3xl:grid-cols-2">
          <Waterfall session={session} />
          <dl>
            <Expectation session={session} />
            <Holding session={session} />
            <Trading session={session} positions={positions ?? []} />
          </dl>
        </div>
      </div>
    </section>
  )
}

function Waterfall({ session: { pnl } }: { session: Session }) {
  return (
    <dl>
      <Line name={t`Gross result`}>
        <Money value={add(pnl.realized, pnl.unrealized)} signed />
      </Line>
      <Line name={t`Fees`}>
        <Money value={negate(pnl.fees)} />
      </Line>
      <Line name={t`Funding`}>
        <Money value={pnl.funding} signed bare />
      </Line>
      <Line name={t`Net result`} strong>
        <PnlText net={pnl.net} netPct={pnl.netPct} />
      </Line>
    </dl>
  )
}

/** What was expected at the start, in dollars of this budget, and the difference. */
function Expectation({ session }: { session: Session }) {
  const { expected, budget, pnl } = session
  if (!expected) return <Line name={t`Expected at its start`}>{unexpectedWords(session)}</Line>
  const net = divide(multiply(budget, expected.mean), 100)
  return (
    <>
      <Line name={t`Expected at its start`}>
        <PnlText net={net} netPct={expected.mean} />
      </Line>
      <Line name={t`Against the expectation`}>
        <Money value={subtract(pnl.net, net)} signed />
      </Line>
    </>
  )
}

function Holding({ session }: { session: Session }) {
  const { fees } = useWorld()
  const candles = useQuery(pastCandlesQuery(session, usualInterval(session, session.startedAt)))
  const held = candles.data && buyAndHold(session, candles.data, fees)
  const name = t`Buying ${session.symbol} and holding it`
  if (!held) return <Line name={name}>{candles.isPending ? '…' : t`Not known`}</Line>
  if (clock.ofDevice(candles.dataUpdatedAt) < held.settledAt)
    return <Line name={name}>{t`Known at ${formatClock(held.settledAt)}`}</Line>
  const ahead = subtract(session.pnl.net, held.net)
  return (
    <>
      <Line name={name}>
        <PnlText net={held.net} netPct={Number(held.netPct)} />
      </Line>
      <Line name={t`Against holding`}>
        <Money value={ahead} signed />
      </Line>
    </>
  )
}

function Trading({ session, positions }: { session: Session; positions: readonly Position[] }) {
  const entered = positions.filter(({ entryPrice }) => entryPrice !== '0')
  const found = extremes(entered)
  const won = entered.filter(({ pnl }) => !pnl.net.startsWith('-') && pnl.net !== '0').length
  return (
    <>
      <Line name={t`Positions`}>
        {entered.length === 0 ? t`None was opened` : t`${won} of ${entered.length} with a gain`}
      </Line>
      <Line name={t`In the market`}>
        <Trans>
          {formatPercent(timeInMarket(session, entered) * 100, { places: 0 })} of the time
        </Trans>
      </Line>
      {found && (
        <>
          <Line name={found.best === found.worst ? t`The position` : t`Best position`}>
            <Extreme position={found.best} />
          </Line>
          {found.best !== found.worst && (
            <Line name={t`Worst position`}>
              <Extreme position={found.worst} />
            </Line>
          )}
        </>
      )}
    </>
  )
}

function Extreme({ position: { side, entryPrice, exitPrice, pnl } }: { position: Position }) {
  return (
    <span className="flex flex-wrap items-baseline justify-end gap-x-3">
      <span className="text-xs text-muted">
        {side === 'long' ? t`Long` : t`Short`} <Price value={entryPrice} /> →{' '}
        <Price value={exitPrice} />
      </span>
      <Money value={pnl.net} signed />
    </span>
  )
}

function Line({ name, strong, children }: { name: string; strong?: boolean; children: ReactNode }) {
  return (
    <div
      className={`flex min-h-9 items-center justify-between gap-4 border-b border-line last:border-0 ${strong ? 'text-base font-semibold' : ''}`}
    >
      <dt className={strong ? '' : 'text-muted'}>{name}</dt>
      <dd className="text-right">{children}</dd>
    </div>
  )
}
