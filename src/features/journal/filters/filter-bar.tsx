import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { SlidersHorizontal } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { tradeOrigins } from '../../../../contract/journal/journal-trade.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { now } from '../../../lib/clock.ts'
import { Button } from '../../../ui/form/button.tsx'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { optionsQuery } from '../journal.queries.ts'
import { originWords, rangeWords, sideWords } from '../journal-words.ts'
import { Choice } from './choice.tsx'
import { DayField } from './day-field.tsx'
import { dayOf } from './days.ts'
import {
  countFilters,
  firstDay,
  ranges,
  usualView,
  type JournalFilters,
  type JournalView,
} from './journal-view.ts'

export interface FilterBarProps {
  filters: JournalFilters
  onChange: (change: Partial<JournalView>) => void
  /** The accessible name of the group; there are two beside each other in a comparison. */
  label?: string
  /** Beside the filters: saved views. */
  children?: ReactNode
}

/** Period, and behind a button everything else that trades can be filtered by. */
export function FilterBar({ filters, onChange, label = t`Filters`, children }: FilterBarProps) {
  const count = countFilters(filters)
  const [isOpen, setOpen] = useState(count > 0)
  return (
    <fieldset aria-label={label} className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label={t`Period`}
          value={filters.range ?? 'dates'}
          options={[
            ...ranges.map((value) => ({ value, label: rangeWords[value] })),
            { value: 'dates', label: t`Dates` },
          ]}
          onValueChange={(value) => {
            if (value !== 'dates') return onChange({ range: value })
            setOpen(true)
            onChange(datesOf(filters))
          }}
          className="max-sm:w-full max-sm:flex-nowrap max-sm:*:px-1"
        />
        <Button
          size="sm"
          aria-expanded={isOpen}
          icon={<SlidersHorizontal aria-hidden className="size-3.5" />}
          onClick={() => setOpen(!isOpen)}
        >
          {count === 0 ? t`Filters` : t`Filters (${count})`}
        </Button>
        {count > 0 && (
          <Button
            size="sm"
            variant="quiet"
            onClick={() => onChange({ ...usualView, ...orderOf(filters) })}
          >{t`Clear`}</Button>
        )}
        {children}
      </div>
      {isOpen && <Fields filters={filters} onChange={onChange} />}
    </fieldset>
  )
}

/** Clearing filters leaves the order of the list. */
function orderOf(view: JournalFilters & Partial<JournalView>): Partial<JournalView> {
  const { sort, order } = view
  return { ...(sort && { sort }), ...(order && { order }) }
}

/** The range as dates, so that they can be moved; a month where there is no beginning. */
function datesOf({ range, from, to }: JournalFilters): Partial<JournalView> {
  const today = dayOf(now())
  if (range === null) return { from, to }
  return { from: firstDay(range, today) ?? firstDay('1m', today) ?? today, to: today }
}

function Fields({ filters, onChange }: Pick<FilterBarProps, 'filters' | 'onChange'>) {
  const options = useQuery(optionsQuery(useSignedIn())).data
  const any = { value: '', label: t`Any` }
  const none = { value: 'none', label: t`None` }
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 md:grid-cols-4 xl:grid-cols-6">
      {filters.range === null && (
        <>
          <DayField
            label={t`From`}
            value={filters.from}
            onChange={(from) => onChange({ from, to: filters.to })}
          />
          <DayField
            label={t`Until, included`}
            value={filters.to}
            onChange={(to) => onChange({ to, from: filters.from })}
          />
        </>
      )}
      <Choice
        label={t`Market`}
        value={filters.symbol}
        options={[
          any,
          ...(options?.symbols ?? []).map(({ symbol, count }) => ({
            value: symbol,
            label: `${symbol} (${count})`,
          })),
        ]}
        onChange={(symbol) => onChange({ symbol })}
        isNames
      />
      <Choice
        label={t`Side`}
        value={filters.side}
        options={[
          any,
          { value: 'buy', label: sideWords('buy') },
          { value: 'sell', label: sideWords('sell') },
        ]}
        onChange={(side) => onChange({ side })}
      />
      <Choice
        label={t`Result`}
        value={filters.result}
        options={[any, { value: 'win', label: t`Won` }, { value: 'loss', label: t`Lost` }]}
        onChange={(result) => onChange({ result })}
      />
      <Choice
        label={t`Origin`}
        value={filters.origin}
        options={[
          any,
          ...tradeOrigins.map((origin) => ({ value: origin, label: originWords[origin] })),
        ]}
        onChange={(origin) => onChange({ origin })}
      />
      <Choice
        label={t`Setup`}
        value={filters.setup}
        options={[
          any,
          none,
          ...(options?.setups ?? []).map(({ setup, count }) => ({
            value: setup,
            label: `${setup} (${count})`,
          })),
        ].filter(isNamed)}
        onChange={(setup) => onChange({ setup })}
        isNames
      />
      <Choice
        label={t`Tag`}
        value={filters.tag}
        options={[
          any,
          none,
          ...(options?.tags ?? []).map(({ name, count }) => ({
            value: name,
            label: `${name} (${count})`,
          })),
        ]}
        onChange={(tag) => onChange({ tag })}
        isNames
      />
      <Choice
        label={t`Planned`}
        value={filters.planned}
        options={[
          any,
          { value: 'yes', label: t`With stop and target` },
          { value: 'no', label: t`Without a plan` },
        ]}
        onChange={(planned) => onChange({ planned })}
      />
      {(options?.exchanges.length ?? 0) > 1 && (
        <Choice
          label={t`Exchange`}
          value={filters.exchange}
          options={[
            any,
            ...(options?.exchanges ?? []).map((exchange) => ({ value: exchange, label: exchange })),
          ]}
          onChange={(exchange) => onChange({ exchange })}
          isNames
        />
      )}
      <SearchField value={filters.q} onChange={(q) => onChange({ q })} />
    </div>
  )
}

/** The endpoint lists trades without a setup as an empty name. */
const isNamed = ({ label }: { label: string }): boolean => !label.startsWith(' (')

function SearchField({ value, onChange }: { value: string; onChange: (q: string) => void }) {
  const id = useId()
  return (
    <span className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="label">{t`Words`}</label>
      <input
        id={id}
        type="search"
        value={value}
        maxLength={64}
        placeholder={t`In notes, tags …`}
        onChange={(event) => onChange(event.target.value)}
        className="h-9 w-full min-w-0 rounded-md border border-edge bg-surface px-2 text-xs hover:border-text max-sm:h-11 pointer-coarse:h-11"
      />
    </span>
  )
}
