import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { formatDuration, formatFullDateTime, timeOfIso } from '../../../lib/time.ts'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { Price } from '../../../ui/figures/price.tsx'
import type { Column } from '../../../ui/table/data-table.tsx'
import type { Trade } from '../journal.queries.ts'
import { originWords } from '../journal-words.ts'
import { TagChip } from '../tags/tag-chip.tsx'
import { Selected, TradeLink } from './row-cells.tsx'
import { RMultiple } from './r-multiple.tsx'
import type { Slot } from './slots.ts'

/** Draws a cell of a trade that has come; others are empty. */
const of = (draw: (trade: Trade) => ReactNode) => (slot: Slot) =>
  slot.trade === null ? null : draw(slot.trade)

const byAsking = { by: 'asking', isDescending: true } as const

export const tradeColumns: Column<Slot>[] = [
  {
    key: 'market',
    get header() {
      return t`Market`
    },
    lead: true,
    width: 176,
    cell: (slot) => <TradeLink slot={slot} />,
  },
  {
    key: 'closed_at',
    get header() {
      return t`Closed`
    },
    width: 148,
    card: 'line',
    sort: byAsking,
    cell: of(({ closed_at }) => (
      <span className="text-xs whitespace-nowrap">{formatFullDateTime(timeOfIso(closed_at))}</span>
    )),
  },
  {
    key: 'origin',
    get header() {
      return t`Origin`
    },
    width: 84,
    fold: 4,
    cell: of(({ origin, source }) => (
      <span className="text-xs text-muted">
        {source === 'typed' ? t`Typed` : originWords[origin]}
      </span>
    )),
  },
  {
    key: 'entry',
    get header() {
      return t`Entry`
    },
    align: 'right',
    width: 88,
    fold: 5,
    cell: of(({ entry_price }) => <Price value={entry_price} />),
  },
  {
    key: 'exit',
    get header() {
      return t`Exit`
    },
    align: 'right',
    width: 88,
    fold: 6,
    cell: of(({ exit_price }) => <Price value={exit_price} />),
  },
  {
    key: 'net_pnl',
    get header() {
      return t`Net`
    },
    align: 'right',
    width: 108,
    card: 'value',
    sort: byAsking,
    cell: of(({ net_pnl }) =>
      net_pnl === null ? <Badge>{t`COUNTING`}</Badge> : <Money value={net_pnl} signed />,
    ),
  },
  {
    key: 'r_multiple',
    header: 'R',
    align: 'right',
    width: 76,
    card: 'line',
    sort: byAsking,
    cell: of(({ r_multiple }) => <RMultiple value={r_multiple} />),
  },
  {
    key: 'duration_secs',
    get header() {
      return t`Held`
    },
    align: 'right',
    width: 84,
    fold: 3,
    sort: byAsking,
    cell: of(({ duration_secs }) => (
      <span className="whitespace-nowrap">{formatDuration(duration_secs * 1000)}</span>
    )),
  },
  {
    key: 'setup',
    get header() {
      return t`Setup`
    },
    width: 100,
    fold: 2,
    cell: of(({ setup_tag }) => (
      <span data-names className="block truncate text-xs">
        {setup_tag ?? '—'}
      </span>
    )),
  },
  {
    key: 'tags',
    get header() {
      return t`Tags`
    },
    width: 132,
    fold: 1,
    cell: of(({ tags }) => (
      <span className="flex flex-wrap gap-1">
        {tags.map((tag) => (
          <TagChip key={tag.id} name={tag.name} color={tag.color} />
        ))}
      </span>
    )),
  },
  {
    key: 'select',
    get header() {
      return t`Select`
    },
    hideHeader: true,
    action: true,
    align: 'right',
    width: 40,
    cell: (slot) => <Selected slot={slot} />,
  },
]
