import type { ReactNode } from 'react'
import type { Session } from '../../../contract/sessions.ts'
import { add, negate } from '../../../contract/decimal.ts'
import { formatDateTime } from '../../lib/time.ts'
import { Money } from '../../ui/money.tsx'
import { PnlText } from '../../ui/pnl-text.tsx'
import { endReasonWords } from './session-words.ts'

/** Why it ended, and how gross became net. */
export function EndReport({ session }: { session: Session }) {
  const { pnl, endReason, endedAt } = session
  return (
    <section aria-labelledby="end-report" className="flex max-w-xl flex-col gap-3">
      <h2 id="end-report" className="text-base font-semibold">
        {endReason === null ? 'Ended' : endReasonWords[endReason]}
        {endedAt !== null && (
          <span className="ml-2 text-xs font-normal text-muted">{formatDateTime(endedAt)}</span>
        )}
      </h2>
      <dl>
        <Line name="Gross result">
          <Money value={add(pnl.realized, pnl.unrealized)} signed />
        </Line>
        <Line name="Fees">
          <Money value={negate(pnl.fees)} />
        </Line>
        <Line name="Funding">
          <Money value={pnl.funding} signed bare />
        </Line>
        <Line name="Net result" strong>
          <PnlText net={pnl.net} netPct={pnl.netPct} />
        </Line>
      </dl>
    </section>
  )
}

function Line({ name, strong, children }: { name: string; strong?: boolean; children: ReactNode }) {
  return (
    <div
      className={`flex min-h-9 items-center justify-between border-b border-line last:border-0 ${strong ? 'text-base font-semibold' : ''}`}
    >
      <dt className={strong ? '' : 'text-muted'}>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
