import { t } from '@lingui/core/macro'
import { cx } from '../../../lib/cx.ts'
import { formatSize } from '../../../lib/numbers/format.ts'
import { formatFullDateTime, timeOfIso } from '../../../lib/time.ts'
import { Money } from '../../../ui/figures/money.tsx'
import { Price } from '../../../ui/figures/price.tsx'
import type { TradeDetail } from '../journal.queries.ts'
import { sideWords } from '../journal-words.ts'
import { isPartOf, type Origin } from './origin-of.ts'

export interface FillsProps {
  trade: TradeDetail
  /** The figure that they explain. */
  shown: Origin | null
}

const head =
  'h-8 border-b border-line px-1.5 text-right font-medium sm:px-2 first:pl-0 first:text-left last:pr-0'
const cell =
  'h-9 border-b border-line px-1.5 text-right whitespace-nowrap sm:px-2 first:pl-0 first:text-left last:pr-0'

/** What every figure of the trade is made of; those of the chosen figure are lit. */
export function Fills({ trade, shown }: FillsProps) {
  const { fills, funding_payments: payments, source } = trade
  return (
    <section aria-labelledby="trade-fills" className="flex flex-col gap-2">
      <h2 id="trade-fills" className="font-semibold">{t`Fills`}</h2>
      <output className="text-xs text-muted empty:hidden">
        {shown !== null && howMade(shown)}
      </output>
      {fills.length === 0 ? (
        <p className="text-muted">
          {source === 'typed'
            ? t`This trade was typed in: it has no fills, and is not part of the ledger’s sum.`
            : t`The fills of this trade are not known.`}
        </p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
        <section aria-label={t`Fills of this trade`} tabIndex={0} className="overflow-x-auto">
          <table className="w-full border-collapse text-xs">
            <caption className="sr-only">{t`Fills of this trade`}</caption>
            <thead className="text-muted">
              <tr>
                <th scope="col" className={head}>{t`Time`}</th>
                <th scope="col" className={head}>{t`Side`}</th>
                <th scope="col" className={head}>{t`Price`}</th>
                <th scope="col" className={head}>{t`Size`}</th>
                <th scope="col" className={head}>{t`Fee`}</th>
              </tr>
            </thead>
            <tbody>
              {fills.map((fill) => (
                <tr key={fill.id} className={cx(isPartOf(fill, shown) && 'bg-accent-soft')}>
                  <td className={`${cell} max-sm:whitespace-normal`}>
                    {formatFullDateTime(timeOfIso(fill.at))}
                  </td>
                  <td className={`${cell} max-sm:whitespace-normal`}>
                    {fill.kind === 'entry' ? t`Entry` : t`Exit`},{' '}
                    {sideWords(fill.side).toLowerCase()}
                  </td>
                  <td className={cell}>
                    <Price value={fill.price} />
                  </td>
                  <td className={cell}>{formatSize(fill.quantity)}</td>
                  <td className={cell}>
                    <Money value={fill.fee} places={4} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {payments.length > 0 && (
        <details open={shown === 'funding'}>
          <summary className="text-xs text-muted">{t`Funding payments (${payments.length})`}</summary>
          <ul className="text-xs">
            {payments.map(({ at, amount }) => (
              <li
                key={at}
                className={cx(
                  'flex min-h-7 items-center justify-between gap-4 border-b border-line last:border-0',
                  shown === 'funding' && 'bg-accent-soft',
                )}
              >
                <span>{formatFullDateTime(timeOfIso(at))}</span>
                <Money value={amount} signed bare places={4} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function howMade(of: Origin): string {
  switch (of) {
    case 'entry':
      return t`The average price of the entry fills, by size.`
    case 'exit':
      return t`The average price of the exit fills, by size.`
    case 'result':
      return t`What the exits brought, less what the entries cost, before fees and funding.`
    case 'fees':
      return t`The sum of the fees of these fills.`
    case 'funding':
      return t`This trade’s part of the account’s funding payments while it was open.`
  }
}
