import { t } from '@lingui/core/macro'
import { toast } from '../../../ui/feedback/toast.ts'
import type { Draft } from './drafts.ts'
import type { OwnDraft } from './use-draft.ts'

/** Puts another program in the editor, and offers what was there back. */
export function replaceUndoably(own: OwnDraft, next: Draft, title: string): void {
  const before = own.draft
  own.replace(next)
  toast({ title, action: { label: t`Undo`, run: () => own.replace(before) } })
}
