import { t } from '@lingui/core/macro'
import { useEffect, useRef, useState } from 'react'
import { cx } from '../../../lib/cx.ts'
import { createProgramEditor, type Mark, type ProgramEditor } from './create-editor.ts'

export interface ProgramEditorViewProps {
  code: string
  /** Changes when the code is replaced from outside; what is typed never comes back through `code`. */
  revision: number
  onCode: (code: string) => void
  marks: readonly Mark[]
  /** Gets the editor, to send the cursor somewhere; null when it is gone. Keep it stable between renders. */
  onEditor?: (editor: ProgramEditor | null) => void
  /** A class that sets the height. */
  className?: string
}

/** Loaded when it is needed: it brings CodeMirror. */
export default function ProgramEditorView(props: ProgramEditorViewProps) {
  const { code, revision, onCode, marks, onEditor, className = 'h-96' } = props
  const host = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<ProgramEditor | null>(null)
  const latest = useRef({ code, onCode })
  useEffect(() => {
    latest.current = { code, onCode }
  })

  useEffect(() => {
    const element = host.current
    if (!element) return
    const made = createProgramEditor(element, {
      code: latest.current.code,
      label: t`The program`,
      changed: (next) => latest.current.onCode(next),
    })
    setEditor(made)
    return () => made.destroy()
  }, [])
  useEffect(() => {
    onEditor?.(editor)
    return () => onEditor?.(null)
  }, [editor, onEditor])
  useEffect(() => editor?.setCode(latest.current.code), [editor, revision])
  useEffect(() => editor?.setMarks(marks), [editor, marks])

  return (
    <div
      ref={host}
      className={cx('overflow-hidden rounded-md border border-line bg-surface', className)}
    />
  )
}
