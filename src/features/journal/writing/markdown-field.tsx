import { t } from '@lingui/core/macro'
import { Suspense, useId, useState, type ClipboardEvent, type DragEvent } from 'react'
import { cx } from '../../../lib/cx.ts'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'

const WrittenText = lazyPart(() => import('./written-text.tsx'), {
  get name() {
    return t`The preview`
  },
})

export interface MarkdownFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  onBlur: () => void
  rows: number
  /** Takes pasted and dropped images: resolves to the markdown to put in, or null. Absent: takes none. */
  takeImage?: (file: File) => Promise<string | null>
}

const mostLetters = 20_000

/** Markdown to write, and how it looks. */
export function MarkdownField(props: MarkdownFieldProps) {
  const { label, value, onChange, onBlur, rows, takeImage } = props
  const id = useId()
  const [view, setView] = useState<'write' | 'preview'>('write')
  const [isOver, setOver] = useState(false)
  const [waiting, setWaiting] = useState(0)

  async function put(files: File[], field: HTMLTextAreaElement): Promise<void> {
    if (takeImage === undefined) return
    setWaiting((count) => count + files.length)
    for (const file of files) {
      const text = await takeImage(file)
      setWaiting((count) => count - 1)
      if (text === null) continue
      const { selectionStart: at, value: now } = field
      const gap = at === 0 || now[at - 1] === '\n' ? '' : '\n'
      onChange(`${now.slice(0, at)}${gap}${text}\n${now.slice(at)}`)
    }
    field.focus()
  }
  function handlePaste(event: ClipboardEvent<HTMLTextAreaElement>): void {
    const files = imagesOf(event.clipboardData)
    if (files.length === 0 || takeImage === undefined) return
    event.preventDefault()
    void put(files, event.currentTarget)
  }
  function handleDrop(event: DragEvent<HTMLTextAreaElement>): void {
    setOver(false)
    const files = imagesOf(event.dataTransfer)
    if (files.length === 0 || takeImage === undefined) return
    event.preventDefault()
    void put(files, event.currentTarget)
  }

  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        <Segmented
          label={t`View of ${label}`}
          value={view}
          options={[
            { value: 'write', label: t`Write` },
            { value: 'preview', label: t`Preview` },
          ]}
          onValueChange={setView}
        />
      </div>
      {view === 'write' ? (
        <textarea
          id={id}
          value={value}
          rows={rows}
          maxLength={mostLetters}
          placeholder={t`Markdown: **bold**, - lists, > quotes, [links](https://…)`}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
          onPaste={handlePaste}
          onDrop={handleDrop}
          onDragOver={(event) => {
            if (takeImage === undefined || !event.dataTransfer.types.includes('Files')) return
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          className={cx(
            'w-full min-w-0 resize-y rounded-md border bg-surface px-3 py-2 text-base hover:border-text sm:text-sm',
            isOver ? 'border-accent bg-accent-soft' : 'border-edge',
          )}
        />
      ) : (
        <div className="min-h-40 rounded-md border border-line px-3 py-2">
          <Suspense fallback={<Skeleton className="h-36 w-full" />}>
            <WrittenText text={value} />
          </Suspense>
        </div>
      )}
      {takeImage !== undefined && view === 'write' && (
        <p className="text-xs text-muted" aria-live="polite">
          {waiting > 0 ? t`Uploading the image …` : t`Paste or drop images here.`}
        </p>
      )}
    </div>
  )
}

function imagesOf({ files }: DataTransfer): File[] {
  return [...files].filter(({ type }) => type.startsWith('image/'))
}
