import { t } from '@lingui/core/macro'
import { useCallback, useMemo, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { messageFor } from '../../../api/errors.ts'
import { paths } from '../../../app/paths.ts'
import { useMedia } from '../../../lib/hooks/use-media.ts'
import { useSettled } from '../../../lib/hooks/use-settled.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { Choice } from '../filters/choice.tsx'
import { FilterBar } from '../filters/filter-bar.tsx'
import { filterSearch, type JournalView, type Sort } from '../filters/journal-view.ts'
import { SavedViews } from '../filters/saved-views-menu.tsx'
import { useJournalView } from '../filters/use-journal-view.ts'
import { JournalEmpty } from '../journal-empty.tsx'
import { JournalHeading } from '../journal-heading.tsx'
import { TagManager } from '../tags/tag-manager.tsx'
import { TaxExport } from '../tax/tax-export.tsx'
import { TradeDrawer } from '../trade/trade-drawer.tsx'
import { AddTrade } from '../typed/add-trade.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { TradeRowContext } from './row-context.ts'
import { tradeName } from './row-cells.tsx'
import { SelectionContext } from './selection.ts'
import type { Slot } from './slots.ts'
import { Totals } from './totals.tsx'
import { tradeColumns } from './trade-columns.tsx'
import { TradesExport } from './trades-export.tsx'
import { useTradeSlots } from './use-trade-slots.ts'

/** The parameter that names the trade beside the list. */
const besideName = 'trade'

/** Every closed trade; one of them beside the list where there is room. */
export function TradesPage() {
  const [view, change] = useJournalView()
  const q = useSettled(view.q, 250)
  return (
    <div className="flex flex-col gap-6">
      <title>{t`Journal · Alura`}</title>
      <JournalHeading
        title={t`Journal`}
        current="trades"
        search={filterSearch(view)}
      >{t`Every trade that closed, whoever opened it, measured from its fills.`}</JournalHeading>
      <FilterBar filters={view} onChange={change}>
        <SavedViews view={view} onChange={change} />
        <TagManager />
        <span className="flex flex-wrap gap-2 sm:ml-auto">
          <AddTrade />
          <TradesExport view={view} />
          <TaxExport />
        </span>
      </FilterBar>
      <Totals filters={{ ...view, q }} />
      <TradesTable view={{ ...view, q }} onChange={change} />
    </div>
  )
}

interface TradesTableProps {
  view: JournalView
  onChange: (change: Partial<JournalView>) => void
}

function TradesTable({ view, onChange }: TradesTableProps) {
  const { first, slots, want } = useTradeSlots(view)
  const [selected, setSelected] = useState<readonly string[]>([])
  const [beside, setBeside] = useBeside()
  const isWide = useMedia('(min-width: 64rem)')
  const [, navigate] = useLocation()
  const search = filterSearch(view)
  const row = useMemo(
    () => ({
      want,
      hrefOf: (id: string) => paths.journalTrade(id, search),
      open: (id: string) => {
        if (isWide) setBeside(id)
        return isWide
      },
    }),
    [want, search, isWide, setBeside],
  )
  const selection = useMemo(
    () => ({
      has: (id: string) => selected.includes(id),
      toggle: (id: string) =>
        setSelected((before) =>
          before.includes(id) ? before.filter((each) => each !== id) : [...before, id],
        ),
    }),
    [selected],
  )
  if (first.data === undefined) {
    if (first.error === null) return <Skeleton className="h-130 w-full" />
    return (
      <ErrorMessage
        title={t`The trades did not load`}
        message={messageFor(first.error)}
        onRetry={() => void first.refetch()}
        retrying={first.isFetching}
      />
    )
  }
  const known = slots.flatMap(({ trade }) => (trade === null ? [] : [trade.id]))
  return (
    <TradeRowContext value={row}>
      <SelectionContext value={selection}>
        <div className="flex flex-col gap-3">
          {slots.length > 1 && <SortField view={view} onChange={onChange} />}
          <DataTable
            caption={t`Closed trades`}
            columns={tradeColumns}
            rows={slots}
            rowKey={keyOf}
            rowName={nameOf}
            empty={<JournalEmpty filters={view} />}
            asked={{
              sorting: { key: view.sort, isDescending: view.order === 'desc' },
              onAsk: (key) => onChange(nextOrder(view, key)),
            }}
            isReplaced={first.isPlaceholderData}
            pointed={beside}
          />
          <BulkBar selected={selected} all={known} onSelect={setSelected} />
        </div>
        {beside !== null && (
          <TradeDrawer
            key={beside}
            id={beside}
            search={search}
            order={known}
            onGo={(id) => (isWide ? setBeside(id) : navigate(paths.journalTrade(id, search)))}
            onClose={() => setBeside(null)}
          />
        )}
      </SelectionContext>
    </TradeRowContext>
  )
}

const keyOf = ({ key }: Slot): string => key
const nameOf = ({ trade }: Slot): string => (trade === null ? '' : tradeName(trade))

/** The same column again turns the order around. */
function nextOrder(view: JournalView, key: string): Partial<JournalView> {
  const sort = sortNames.find((name) => name === key) ?? view.sort
  const isSame = sort === view.sort
  return { sort, order: isSame && view.order === 'desc' ? 'asc' : 'desc' }
}

const sortNames: readonly Sort[] = ['closed_at', 'net_pnl', 'r_multiple', 'duration_secs']

/** For cards, which have no headers to press. */
function SortField({ view, onChange }: TradesTableProps) {
  const words: Record<Sort, [string, string]> = {
    closed_at: [t`Newest first`, t`Oldest first`],
    net_pnl: [t`Largest net first`, t`Smallest net first`],
    r_multiple: [t`Largest R first`, t`Smallest R first`],
    duration_secs: [t`Longest held first`, t`Shortest held first`],
  }
  return (
    <span className="w-44 self-end lg:hidden">
      <Choice
        label={t`Order`}
        hideLabel
        value={`${view.sort}.${view.order}`}
        options={sortNames.flatMap((sort) => [
          { value: `${sort}.desc`, label: words[sort][0] },
          { value: `${sort}.asc`, label: words[sort][1] },
        ])}
        onChange={(value) => {
          const sort = sortNames.find((name) => value.startsWith(`${name}.`)) ?? view.sort
          onChange({ sort, order: value.endsWith('.asc') ? 'asc' : 'desc' })
        }}
      />
    </span>
  )
}

function useBeside(): [string | null, (id: string | null) => void] {
  const [search, setSearch] = useSearchParams()
  const set = useCallback(
    (id: string | null): void =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before)
          if (id === null) next.delete(besideName)
          else next.set(besideName, id)
          return next
        },
        { replace: true },
      ),
    [setSearch],
  )
  return [search.get(besideName), set]
}
