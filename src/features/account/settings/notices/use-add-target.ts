import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  addNoticeTarget,
  getNoticeSettings,
} from '../../../../../contract/people/notice-settings.ts'
import type { InputOf, OutputOf } from '../../../../../contract/endpoint.ts'
import { messageFor } from '../../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../../api/query.ts'
import { useSignedIn } from '../../../../api/viewer.ts'

export type NewTarget = InputOf<typeof addNoticeTarget>['body']
type Added = OutputOf<typeof addNoticeTarget>

export function useAddTarget() {
  const client = useQueryClient()
  const request = useMutation({
    ...apiMutation(useSignedIn(), addNoticeTarget),
    onSettled: () => invalidate(client, getNoticeSettings),
  })
  return {
    /** Undefined when it was refused: `problem` says why. */
    add: (body: NewTarget): Promise<Added | undefined> =>
      request.mutateAsync({ body }).catch(() => undefined),
    isAdding: request.isPending,
    made: request.data,
    problem: request.error === null ? undefined : messageFor(request.error),
  }
}
