import { t } from '@lingui/core/macro'
import { useId, useState, type FormEvent } from 'react'
import { Button } from '../../../ui/form/button.tsx'
import type { Tag } from '../journal.queries.ts'

export interface TagFieldProps {
  tags: readonly Tag[]
  /** Of a known tag, or of a new one. Resolves to whether it was done. */
  onAdd: (name: string) => Promise<boolean>
  isPending: boolean
}

/** A name to type or to choose; one that does not exist yet is made. */
export function TagField({ tags, onAdd, isPending }: TagFieldProps) {
  const id = useId()
  const [name, setName] = useState('')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (name.trim() !== '' && (await onAdd(name))) setName('')
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="flex items-center gap-2">
      <input
        aria-label={t`Tag to add`}
        list={id}
        value={name}
        maxLength={32}
        placeholder={t`Tag`}
        autoComplete="off"
        onChange={(event) => setName(event.target.value.replaceAll(',', ''))}
        className="h-8 w-32 min-w-0 rounded-md border border-edge bg-surface px-2 text-xs pointer-coarse:h-11"
      />
      <datalist id={id} data-names>
        {tags.map((tag) => (
          <option key={tag.id} value={tag.name}>
            {tag.name}
          </option>
        ))}
      </datalist>
      <Button
        type="submit"
        size="sm"
        pending={isPending}
        disabledReason={name.trim() === '' ? t`Type or choose a tag` : undefined}
      >{t`Add tag`}</Button>
    </form>
  )
}
