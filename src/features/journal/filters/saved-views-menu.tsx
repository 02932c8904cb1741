import { t } from '@lingui/core/macro'
import { Bookmark, Trash2 } from 'lucide-react'
import { useId, useState, type FormEvent } from 'react'
import { Button } from '../../../ui/form/button.tsx'
import { IconButton } from '../../../ui/form/icon-button.tsx'
import {
  countFilters,
  filterSearch,
  readView,
  usualView,
  type JournalView,
} from './journal-view.ts'
import { removeView, saveView, useSavedViews } from './saved-views.ts'

export interface SavedViewsProps {
  view: JournalView
  onChange: (change: Partial<JournalView>) => void
}

/** A native popover: named filters to go back to, and a field to name the present ones. */
export function SavedViews({ view, onChange }: SavedViewsProps) {
  const id = useId()
  const views = useSavedViews()
  const choose = (search: string): void => {
    const { sort: _sort, order: _order, ...filters } = readView(new URLSearchParams(search))
    onChange({ ...usualView, sort: view.sort, order: view.order, ...filters })
    document.getElementById(id)?.hidePopover()
  }
  return (
    <>
      <Button size="sm" popoverTarget={id} icon={<Bookmark aria-hidden className="size-3.5" />}>
        {views.length === 0 ? t`Views` : t`Views (${views.length})`}
      </Button>
      <section
        id={id}
        popover="auto"
        aria-label={t`Saved views`}
        className="fixed inset-0 m-auto h-fit w-80 max-w-[calc(100vw-2rem)] rounded-lg border border-line bg-raised p-5 text-text shadow-pop [&:popover-open]:flex [&:popover-open]:flex-col [&:popover-open]:gap-4"
      >
        <h2 className="font-semibold">{t`Saved views`}</h2>
        {views.length === 0 && (
          <p className="text-muted">{t`Set filters and give them a name, to come back to them with one press. Views are kept in this browser.`}</p>
        )}
        <ul className="flex max-h-72 flex-col overflow-y-auto empty:hidden">
          {views.map(({ name, search }) => (
            <li key={name} className="flex items-center justify-between gap-2">
              <button
                type="button"
                data-names
                onClick={() => choose(search)}
                className="h-9 min-w-0 flex-1 truncate rounded-sm text-left hover:text-accent pointer-coarse:h-11"
              >
                {name}
              </button>
              <IconButton
                size="sm"
                label={t`Remove the view ${name}`}
                icon={<Trash2 aria-hidden className="size-4" />}
                onClick={() => removeView(name)}
              />
            </li>
          ))}
        </ul>
        <SaveForm view={view} />
      </section>
    </>
  )
}

function SaveForm({ view }: { view: JournalView }) {
  const id = useId()
  const [name, setName] = useState('')
  const save = (event: FormEvent): void => {
    event.preventDefault()
    saveView(name, filterSearch(view))
    setName('')
  }
  const isNothing = countFilters(view) === 0
  return (
    <form onSubmit={save} className="flex items-end gap-2">
      <span className="flex min-w-0 flex-1 flex-col gap-1">
        <label htmlFor={id} className="label">{t`Name of these filters`}</label>
        <input
          id={id}
          value={name}
          maxLength={40}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
          className="h-9 w-full min-w-0 rounded-md border border-edge bg-surface px-2 text-sm pointer-coarse:h-11"
        />
      </span>
      <Button
        type="submit"
        size="sm"
        disabledReason={
          isNothing ? t`No filter is set` : name.trim() === '' ? t`Give it a name` : undefined
        }
      >{t`Save`}</Button>
    </form>
  )
}
