import { t } from '@lingui/core/macro'
import { compare, divide, multiply, subtract, toNumber } from '../../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import type { PriceLine } from '../../../../charts/chart-data.ts'
import { levelName } from '../../../../charts/level-layout.ts'
import { formatPercent, formatPrice } from '../../../../lib/numbers/format.ts'

export interface LevelListProps {
  lines: readonly PriceLine[]
  mark: DecimalString | null
}

/** Stops, targets and other levels as a list, one line per kind, also those outside of the chart. */
export function LevelList({ lines, mark }: LevelListProps) {
  const levels = Map.groupBy(
    lines.filter(({ kind }) => kind !== 'mark'),
    ({ kind }) => kind,
  )
  if (mark === null || levels.size === 0) return null
  return (
    <ul
      aria-label={t`Price levels`}
      className="grid grid-cols-2 gap-x-4 gap-y-1 text-xs text-muted sm:flex sm:flex-wrap xl:text-2xs 2xl:text-xs"
    >
      {[...levels].map(([kind, group]) => (
        <Level key={kind} kind={kind} group={group} mark={mark} />
      ))}
    </ul>
  )
}

interface LevelProps {
  kind: PriceLine['kind']
  group: readonly PriceLine[]
  mark: DecimalString
}

function Level({ kind, group, mark }: LevelProps) {
  const sorted = group.toSorted((left, right) => compare(left.price, right.price))
  const shown = [
    ...new Set([sorted[0], sorted.at(-1)].map((line) => formatPrice(line?.price ?? '0'))),
  ]
  const away = group
    .map(({ price }) => distance(price, mark))
    .toSorted((left, right) => Math.abs(toNumber(left)) - Math.abs(toNumber(right)))[0]
  const count = group.reduce((sum, line) => sum + line.count, 0)
  return (
    <li className="flex flex-wrap items-center gap-x-1.5">
      <span aria-hidden className={`mark h-0.5 w-3 ${swatches[kind]}`} />
      {levelName(group[0]?.label ?? '', count)} <span className="text-text">{shown.join('–')}</span>
      {away !== undefined && formatPercent(away, { signed: true })}
    </li>
  )
}

const swatches: Record<PriceLine['kind'], string> = {
  entry: 'bg-text',
  take_profit: 'bg-gain',
  stop_loss: 'bg-loss',
  liquidation: 'bg-warn',
  mark: 'bg-accent',
  alert: 'bg-warn',
}

/** Percent from the mark, signed. */
function distance(price: DecimalString, mark: DecimalString): DecimalString {
  return multiply(divide(subtract(price, mark), mark), 100)
}
