import { plural, t } from '@lingui/core/macro'
import { Tags, Trash2 } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { Button } from '../../../ui/form/button.tsx'
import { IconButton } from '../../../ui/form/icon-button.tsx'
import { Dialog } from '../../../ui/overlay/dialog.tsx'
import type { Tag } from '../journal.queries.ts'
import { useKeepTags } from './use-keep-tags.ts'

/** A button that opens all tags, to rename, recolour and delete them. */
export function TagManager() {
  const [isOpen, setOpen] = useState(false)
  const { remove } = useKeepTags()
  return (
    <>
      <Button
        size="sm"
        icon={<Tags aria-hidden className="size-3.5" />}
        onClick={() => setOpen(true)}
      >{t`Tags`}</Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={t`Tags`}
        description={t`A new name or colour shows on every trade that carries the tag.`}
        actions={<Button onClick={() => setOpen(false)}>{t`Done`}</Button>}
      >
        <TagList
          onDelete={async (tag) => {
            setOpen(false)
            await remove(tag)
            setOpen(true)
          }}
        />
      </Dialog>
    </>
  )
}

interface TagListProps {
  /** The question takes the place of the list. */
  onDelete: (tag: Tag) => Promise<void>
}

function TagList({ onDelete }: TagListProps) {
  const { tags } = useKeepTags()
  if (tags.length === 0) {
    return <p className="text-muted">{t`There are no tags yet. Put one on a trade to make it.`}</p>
  }
  return (
    <ul aria-label={t`Your tags`} className="flex flex-col">
      {tags.map((tag) => (
        <TagItem key={tag.id} tag={tag} onDelete={() => void onDelete(tag)} />
      ))}
    </ul>
  )
}

const field = 'h-9 rounded-md border border-edge bg-surface pointer-coarse:h-11'

function TagItem({ tag, onDelete }: { tag: Tag; onDelete: () => void }) {
  const { change } = useKeepTags()
  const [name, setName] = useState(tag.name)
  const [color, setColor] = useState(tag.color)
  const isChanged = name.trim() !== tag.name && name.trim() !== ''
  const rename = async (): Promise<void> => {
    const isDone = isChanged && (await change(tag.id, { name: name.trim() }))
    setName(isDone ? name.trim() : tag.name)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void rename()
  }
  const recolour = async (): Promise<void> => {
    if (color !== tag.color && !(await change(tag.id, { color }))) setColor(tag.color)
  }
  return (
    <li className="flex items-center gap-2 border-b border-line py-2 last:border-0">
      <input
        type="color"
        aria-label={t`Colour of ${tag.name}`}
        value={color}
        onChange={(event) => setColor(event.target.value)}
        onBlur={() => void recolour()}
        className={`${field} w-11 shrink-0 cursor-pointer p-1`}
      />
      <form onSubmit={submit} className="min-w-0 flex-1">
        <input
          aria-label={t`Name of ${tag.name}`}
          data-names
          value={name}
          maxLength={32}
          autoComplete="off"
          onChange={(event) => setName(event.target.value.replaceAll(',', ''))}
          onBlur={() => void rename()}
          className={`${field} w-full min-w-0 px-2 text-sm`}
        />
      </form>
      <span className="shrink-0 text-xs text-muted tabular-nums">
        {plural(tag.trade_count, { one: '# trade', other: '# trades' })}
      </span>
      <IconButton
        size="sm"
        label={t`Delete the tag ${tag.name}`}
        icon={<Trash2 aria-hidden className="size-4" />}
        onClick={onDelete}
      />
    </li>
  )
}
