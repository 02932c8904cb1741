import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { UserId } from '../../../../../contract/primitives.ts'
import {
  createReferralCode,
  getReferral,
  readReferralCode,
} from '../../../../../contract/money/referrals.ts'
import { getProfile } from '../../../../../contract/people/user.ts'
import { apiKey, apiMutation, invalidate } from '../../../../api/query.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { useSettled } from '../../../../lib/hooks/use-settled.ts'
import { standingOf } from './code-standing.ts'
import { codeCheckQuery } from '../invite.queries.ts'

const settleMs = 400

/** A code as it is typed, looked up when typing pauses. Empty: the server picks one. */
export function useCodeForm(userId: UserId) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const settled = useSettled(readReferralCode(text), settleMs)
  const check = useQuery({ ...codeCheckQuery(settled ?? ''), enabled: settled !== undefined })
  const make = useMutation(apiMutation(viewer, createReferralCode))
  const code = readReferralCode(text)

  return {
    text,
    standing: standingOf(text, {
      code: settled,
      answer: check.data,
      hasFailed: check.error !== null,
    }),
    isMaking: make.isPending,
    error: make.error,
    type: (next: string) => {
      make.reset()
      setText(next.toUpperCase())
    },
    make: () => {
      const body = code === undefined ? {} : { code }
      make.mutate(
        { params: { userId }, body },
        {
          onSuccess(referral) {
            client.setQueryData(apiKey(viewer, getReferral, { params: { userId } }), referral)
            void invalidate(client, getProfile)
          },
        },
      )
    },
  }
}
