// What the picture of an ended session says. With amounts hidden there is none in it: percent of the budget only.
import { t } from '@lingui/core/macro'
import { add, divide, multiply, negate, subtract } from '../../../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../../../contract/primitives.ts'
import type { Session } from '../../../../../../contract/sessions/sessions.ts'
import { formatMoney, formatPercent } from '../../../../../lib/numbers/format.ts'
import { formatDateTime, formatDuration } from '../../../../../lib/time.ts'
import { kindWords, ownEndWords } from '../../../../../lib/words/session-words.ts'
import type { NetPoint } from '../../../../../ui/rail/rail-memory.tsx'

export interface CardFact {
  name: string
  value: string
}

export interface CardFacts {
  title: string
  /** By whom. */
  maker: string
  kind: string
  verdict: string
  /** The result, largest. */
  result: string
  /** Beside it; null where amounts are hidden. */
  amount: string | null
  isLoss: boolean
  lossThreshold: number
  profitTarget: number
  netPct: number
  path: readonly NetPoint[]
  /** From gross to net, then beside holding. */
  figures: CardFact[]
  note: string
  /** Address of an invitation; null: none. */
  invitation: string | null
}

export interface CardWishes {
  hidesAmounts: boolean
  invitation: string | null
}

/** `held`: USDC that buying and holding would have earned; undefined: not known. */
export function cardFacts(
  session: Session,
  path: readonly NetPoint[],
  held: DecimalString | undefined,
  { hidesAmounts, invitation }: CardWishes,
): CardFacts {
  const { symbol, pnl, budget, startedAt, endedAt, simulated } = session
  const gross = add(pnl.realized, pnl.unrealized)
  const share = (amount: DecimalString): number => Number(divide(multiply(amount, 100), budget))
  const told = (amount: DecimalString): string =>
    hidesAmounts
      ? formatPercent(share(amount), { signed: true })
      : formatMoney(amount, { signed: true })
  const ended = endedAt ?? startedAt
  const lasted = formatDuration(ended - startedAt)
  const where = simulated ? t`Simulated market` : t`Real market`
  return {
    title: t`${symbol} session`,
    maker: t`Alura`,
    kind: hidesAmounts ? kindWords(session) : `${kindWords(session)} · ${formatMoney(budget)}`,
    verdict: ownEndWords(session.endReason),
    result: formatPercent(pnl.netPct, { signed: true }),
    amount: hidesAmounts ? null : formatMoney(pnl.net, { signed: true }),
    isLoss: pnl.net.startsWith('-'),
    lossThreshold: session.lossThreshold,
    profitTarget: session.profitTarget,
    netPct: pnl.netPct,
    path,
    figures: [
      { name: t`Gross`, value: told(gross) },
      { name: t`Fees`, value: told(negate(pnl.fees)) },
      { name: t`Funding`, value: told(pnl.funding) },
      { name: t`Net`, value: told(pnl.net) },
      {
        name: t`Against holding`,
        value: held === undefined ? '—' : told(subtract(pnl.net, held)),
      },
    ],
    note: `${where} · ${formatDateTime(ended)} · ${t`lasted ${lasted}`}`,
    invitation,
  }
}
