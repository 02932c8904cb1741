import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSearchParams } from 'wouter'
import {
  confirmNoticeTarget,
  getNoticeSettings,
} from '../../../../../contract/people/notice-settings.ts'
import { messageFor } from '../../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../../api/query.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { toast } from '../../../../ui/feedback/toast.ts'

/** The link in a mail opens the settings with its code. */
export function useConfirmation(): void {
  const [search, setSearch] = useSearchParams()
  const client = useQueryClient()
  const { mutate } = useMutation({
    ...apiMutation(useSignedIn(), confirmNoticeTarget),
    onSuccess: ({ target }) => toast({ title: t`${target.label} is confirmed`, tone: 'success' }),
    onError: (error) =>
      toast({ title: t`The address is not confirmed`, detail: messageFor(error), tone: 'danger' }),
    onSettled: () => invalidate(client, getNoticeSettings),
  })
  const code = search.get('confirm')
  useEffect(() => {
    if (code === null) return
    mutate({ body: { code } })
    setSearch(
      (now) => {
        now.delete('confirm')
        return now
      },
      { replace: true },
    )
  }, [code, mutate, setSearch])
}
