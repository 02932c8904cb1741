import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import type { Asset } from '../../../../../../contract/market/market.ts'
import { strategyDurations } from '../../../../../../contract/sessions/sessions.ts'
import { useWorld } from '../../../../../api/exchange/world.ts'
import { cx } from '../../../../../lib/cx.ts'
import { formatMoney } from '../../../../../lib/numbers/format.ts'
import { Button } from '../../../../../ui/form/button.tsx'
import { presetWords } from '../preset-cards.tsx'
import { presets } from '../session-form.ts'
import type { NewSessionForm } from '../use-new-session.ts'
import { type Cell, type Choice, judge } from './matrix.ts'
import { useMatrix } from './use-matrix.ts'

/** Markets that one press adds. */
const more = 3

export interface PresetMatrixProps {
  form: NewSessionForm
  markets: readonly Asset[]
}

/** Every preset over every horizon, market by market; a press on one takes it. */
export function PresetMatrix({ form, markets }: PresetMatrixProps) {
  const { simulated } = useWorld()
  const [count, setCount] = useState(1)
  const [first] = useState(form.asset)
  const shown = [first, ...markets.filter(({ symbol }) => symbol !== first.symbol)].slice(0, count)
  const entries = useMatrix(shown, '100')
  const { leastBad, earns } = judge(entries.map(({ cell }) => cell))
  const isWhole = entries.every(({ cell }) => cell !== null)
  const best = leastBad === null ? null : (entries[leastBad]?.choice ?? null)

  return (
    <div className="flex flex-col gap-4">
      <p className="text-xs text-pretty text-muted">{t`The average result per $100 after costs, and the interval in which it lies with a certainty of 95%, from up to 400 past starts each. Press one to take it.`}</p>
      <div className="overflow-x-auto" aria-busy={!isWhole}>
        <table className="w-full min-w-2xl border-collapse text-xs">
          <caption className="sr-only">{t`Average per $100 by market, preset and horizon`}</caption>
          <thead>
            <tr className="border-b border-line text-left text-muted">
              <th scope="col" className="py-2 pr-3 font-normal">{t`Preset`}</th>
              {strategyDurations.map((horizon) => (
                <th key={horizon} scope="col" className="px-1 py-2 font-normal">
                  {horizon}
                </th>
              ))}
            </tr>
          </thead>
          {shown.map(({ symbol }) => (
            <tbody key={symbol}>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={7}
                  className="pt-3 pb-1 text-left text-sm font-medium"
                >
                  {symbol}
                </th>
              </tr>
              {presets.map((preset) => (
                <tr key={preset} className="border-b border-line">
                  <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap">
                    {presetWords(preset)}
                  </th>
                  {entries
                    .filter(({ choice }) => choice.symbol === symbol && choice.preset === preset)
                    .map(({ choice, cell }) => (
                      <td
                        key={choice.horizon}
                        colSpan={preset === 'quick' ? 6 : 1}
                        className="p-1 align-top"
                      >
                        <CellButton
                          choice={choice}
                          cell={cell}
                          isBest={choice === best}
                          onTake={() => form.choose(choice)}
                        />
                      </td>
                    ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
      {count < markets.length && (
        <Button size="sm" className="self-start" onClick={() => setCount(count + more)}>
          {t`Compare more markets`}
        </Button>
      )}
      <output className="min-h-10 text-pretty">
        {isWhole && !earns && (
          <p>
            <Trans>
              Nothing here earned its costs beyond chance. Practise first: it costs nothing.
            </Trans>{' '}
            <span className="text-muted">
              {simulated
                ? t`This network is for that: its money is play money.`
                : t`Alura on its simulated network is for that: npm start, without a network set.`}
            </span>
          </p>
        )}
        {isWhole && earns && (
          <p className="text-muted">{t`What earned its costs here did so on these candles; that promises nothing.`}</p>
        )}
      </output>
    </div>
  )
}

interface CellButtonProps {
  choice: Choice
  cell: Cell
  isBest: boolean
  onTake: () => void
}

function CellButton({
  choice: { symbol, preset, horizon },
  cell,
  isBest,
  onTake,
}: CellButtonProps) {
  if (cell === null || cell === 'no_plan') {
    return <span className="block px-2 py-1 text-muted">{cell === null ? '—' : t`no plan`}</span>
  }
  const named = preset === 'quick' ? presetWords(preset) : `${presetWords(preset)} ${horizon}`
  return (
    <button
      type="button"
      onClick={onTake}
      aria-label={t`${symbol}, ${named}: ${cellWords(cell)}`}
      className={cx(
        'flex min-h-11 w-full min-w-20 flex-col items-start rounded-md border px-2 py-1 text-left transition-colors hover:border-text',
        isBest ? 'border-accent bg-accent-soft' : 'border-line',
      )}
    >
      {cell === 'too_few' ? (
        <span className="text-muted">{t`too few`}</span>
      ) : (
        <>
          <span className={cx('text-sm font-medium', cell.mean < 0 ? 'text-loss' : 'text-gain')}>
            {money(cell.mean)}
          </span>
          <span className="whitespace-nowrap text-muted">
            {money(cell.low)} … {money(cell.high)}
          </span>
          {isBest && <span className="font-medium">{cell.low > 0 ? t`best` : t`least bad`}</span>}
        </>
      )}
    </button>
  )
}

function cellWords(cell: Exclude<Cell, null | 'no_plan'>): string {
  return cell === 'too_few'
    ? t`too few`
    : t`${money(cell.mean)}, between ${money(cell.low)} and ${money(cell.high)}`
}

function money(value: number): string {
  return formatMoney(value, { signed: true })
}
