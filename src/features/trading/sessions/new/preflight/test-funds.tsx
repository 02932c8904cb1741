import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getProfile } from '../../../../../../contract/people/user.ts'
import { messageFor } from '../../../../../api/errors.ts'
import { askFaucet } from '../../../../../api/exchange/exchange.ts'
import { invalidate } from '../../../../../api/query.ts'
import { useSignedIn } from '../../../../../api/viewer.ts'
import { useWorld } from '../../../../../api/exchange/world.ts'
import { Button } from '../../../../../ui/form/button.tsx'
import { toast } from '../../../../../ui/feedback/toast.ts'

/** A button for test money on a simulated market; shows nothing elsewhere. */
export function TestFunds() {
  const { localnet } = useWorld()
  const { address } = useSignedIn()
  const client = useQueryClient()
  const faucet = useMutation({
    mutationFn: (url: string) => askFaucet(url, address),
    onSuccess: () => invalidate(client, getProfile),
    onError: (error) =>
      toast({ title: t`No test funds`, detail: messageFor(error), tone: 'danger' }),
  })
  if (localnet === null) return null
  return (
    <Button
      size="sm"
      pending={faucet.isPending}
      onClick={() => faucet.mutate(localnet.url)}
    >{t`Get 10,000 test USDC`}</Button>
  )
}
