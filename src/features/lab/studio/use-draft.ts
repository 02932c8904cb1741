import { useEffect, useRef, useState } from 'react'
import { readDraft, writeDraft, type Draft } from './drafts.ts'

export interface OwnDraft {
  draft: Draft
  /** Changes when the code is replaced, and not by typing. */
  revision: number
  /** Whether its code or name differs from what it began with. */
  isChanged: boolean
  type: (code: string) => void
  rename: (name: string) => void
  setParams: (params: Record<string, string>) => void
  /** Another code in its place, such as that of an older version. */
  replace: (draft: Draft) => void
}

const keepMs = 400

/** A program while it is written; kept in this browser under `key` while it or its params differ from `base`. */
export function useDraft(key: string, base: Draft): OwnDraft {
  const [draft, setDraft] = useState(() => readDraft(key) ?? base)
  const [revision, setRevision] = useState(0)
  const isChanged = draft.code !== base.code || draft.name !== base.name
  const isKept = isChanged || Object.keys(draft.params).length > 0
  const latest = useRef({ draft, isKept })
  useEffect(() => {
    latest.current = { draft, isKept }
    const timer = setTimeout(() => writeDraft(key, isKept ? draft : null), keepMs)
    return () => clearTimeout(timer)
  }, [key, draft, isKept])
  useEffect(() => {
    const keep = (): void => writeDraft(key, latest.current.isKept ? latest.current.draft : null)
    window.addEventListener('pagehide', keep)
    return () => {
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [key])
  return {
    draft,
    revision,
    isChanged,
    type: (code) => setDraft((before) => ({ ...before, code })),
    rename: (name) => setDraft((before) => ({ ...before, name })),
    setParams: (params) => setDraft((before) => ({ ...before, params })),
    replace: (next) => {
      setDraft(next)
      setRevision((before) => before + 1)
    },
  }
}
