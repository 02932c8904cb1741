import { t } from '@lingui/core/macro'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/form/button.tsx'
import { Choice } from '../filters/choice.tsx'
import { entryTypes, entryTypeWords, type EntryType } from '../journal-words.ts'
import { useBeginEntry } from './use-write-entry.ts'

/** Chooses a kind and begins an entry with its template; reviews come with the numbers of their days. */
export function NewEntry({ onBegun }: { onBegun: (id: string) => void }) {
  const [type, setType] = useState<EntryType>('note')
  const { begin, isPending } = useBeginEntry()
  return (
    <div className="flex items-end gap-2">
      <span className="min-w-0 flex-1">
        <Choice
          label={t`New entry`}
          value={type}
          options={entryTypes.map((value) => ({ value, label: entryTypeWords[value] }))}
          onChange={(value) => setType(entryTypes.find((each) => each === value) ?? 'note')}
        />
      </span>
      <Button
        variant="primary"
        pending={isPending}
        icon={<Plus aria-hidden className="size-4" />}
        className="h-9!"
        onClick={() =>
          void begin(type).then((id) => {
            if (id !== null) onBegun(id)
          })
        }
      >{t`Write`}</Button>
    </div>
  )
}
