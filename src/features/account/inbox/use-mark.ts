import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { listNotices, markNotices } from '../../../../contract/people/notices.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { toast } from '../../../ui/feedback/toast.ts'

/** Marks notices as read or unread; what was done to all of them can be taken back. */
export function useMark() {
  const client = useQueryClient()
  const request = useMutation({
    ...apiMutation(useSignedIn(), markNotices),
    onSettled: () => invalidate(client, listNotices),
  })

  /** `ids`: null for all. */
  async function mark(isRead: boolean, ids: string[] | null): Promise<void> {
    try {
      const { changed } = await request.mutateAsync({ body: { isRead, ids } })
      if (ids !== null || changed.length === 0) return
      toast({
        title: t`Marked as read`,
        tone: 'success',
        action: { label: t`Undo`, run: () => void mark(!isRead, changed) },
      })
    } catch (error) {
      toast({ title: t`Not marked`, detail: messageFor(error), tone: 'danger' })
    }
  }

  return { mark, isMarking: request.isPending }
}
