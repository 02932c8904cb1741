import { useEffect, useRef, useState } from 'react'
import { messageFor } from '../../../api/errors.ts'
import { dropDraft, keepDraft, readDraft } from './drafts.ts'

export type Saving =
  | { step: 'saved' }
  | { step: 'unsaved' }
  | { step: 'saving' }
  | { step: 'failed'; error: Error; message: string }

export interface KeptText {
  text: string
  saving: Saving
  change: (text: string) => void
  /** Saves what is typed, if it differs from what is saved. */
  save: () => void
  /** Puts back, and saves, what was saved before; null when nothing was. */
  undo: (() => void) | null
  /** Drops what is typed and not saved. */
  forget: () => void
}

export interface KeptTextOptions {
  /** What the text belongs to: its draft is stored under this name. Another one needs another component `key`. */
  of: string
  /** What the server has. */
  saved: string
  /** Rejects when it was not saved. */
  write: (text: string) => Promise<unknown>
}

/**
 * A text whose words are never lost: stored in the browser with each change until the server has them, also when
 * saving fails or the page is left. One save runs at a time, the latest text last.
 */
export function useKeptText({ of, saved, write }: KeptTextOptions): KeptText {
  const [text, setText] = useState(() => readDraft(of) ?? saved)
  const [base, setBase] = useState(saved)
  const [seen, setSeen] = useState(saved)
  const [before, setBefore] = useState<readonly string[]>([])
  const [failure, setFailure] = useState<Error | null>(null)
  const [running, setRunning] = useState(0)
  // Saved elsewhere meanwhile: taken over when nothing is being typed here.
  if (seen !== saved) {
    setSeen(saved)
    if (text === base) setText(saved)
    setBase(saved)
    setFailure(null)
  }
  const latest = useRef({ text, base, write })
  useEffect(() => {
    latest.current = { text, base, write }
    if (text === base) dropDraft(of)
  })
  const queue = useRef<Promise<void>>(Promise.resolve())

  async function store(typed: string, isUndo: boolean): Promise<void> {
    const old = latest.current.base
    try {
      if (typed === old) return
      await latest.current.write(typed)
      latest.current.base = typed
      setBase(typed)
      setBefore((list) => (isUndo ? list.slice(0, -1) : [...list, old]))
      if (readDraft(of) === typed) dropDraft(of)
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)))
    } finally {
      setRunning((count) => count - 1)
    }
  }
  function send(typed: string, isUndo: boolean): void {
    setFailure(null)
    setRunning((count) => count + 1)
    queue.current = queue.current.then(() => store(typed, isUndo))
  }

  // Leaving saves what is typed; until that has worked the draft stays.
  useEffect(
    () => () => {
      const { text: typed, base: known, write: send } = latest.current
      if (typed === known) return
      send(typed).then(
        () => {
          if (readDraft(of) === typed) dropDraft(of)
        },
        () => undefined,
      )
    },
    [of],
  )

  const change = (next: string): void => {
    latest.current.text = next
    setText(next)
    if (next !== base) keepDraft(of, next)
  }
  const previous = before.at(-1)
  return {
    text,
    saving:
      running > 0
        ? { step: 'saving' }
        : failure !== null
          ? { step: 'failed', error: failure, message: messageFor(failure) }
          : { step: text === base ? 'saved' : 'unsaved' },
    change,
    save: () => {
      if (text !== base) send(text, false)
    },
    undo:
      previous === undefined
        ? null
        : () => {
            change(previous)
            send(previous, true)
          },
    forget: () => {
      latest.current.text = base
      setText(base)
      setFailure(null)
      dropDraft(of)
    },
  }
}
