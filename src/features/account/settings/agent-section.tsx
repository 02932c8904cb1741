import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import {
  getTradingKey,
  rotateTradingKey,
  type TradingKey,
} from '../../../../contract/people/auth.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiKey, apiMutation } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { shortAddress } from '../../../lib/format.ts'
import { formatDay, formatDuration, formatYear } from '../../../lib/time.ts'
import { useNow } from '../../../lib/use-now.ts'
import { Address } from '../../../ui/figures/address.tsx'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { confirm, type ConfirmRequest } from '../../../ui/overlay/confirm.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { toast } from '../../../ui/feedback/toast.ts'
import { BuilderFee } from './builder-fee.tsx'
import { agentQuery } from './settings.queries.ts'
import { Fact, SettingsSection } from './settings-section.tsx'

/** The key that trades: whose it is, until when, and how to replace it or take it away. */
export function AgentSection({ enableTrading }: { enableTrading: ReactNode }) {
  const agent = useQuery(agentQuery(useSignedIn()))
  return (
    <>
      <SettingsSection
        id="agent"
        title="Trading agent"
        note="A key on the server that may place and cancel orders for you. It can never withdraw or transfer."
      >
        {agent.data ? (
          <Agent agent={agent.data} />
        ) : agent.error ? (
          <ErrorMessage
            message={messageFor(agent.error)}
            onRetry={() => void agent.refetch()}
            retrying={agent.isFetching}
          />
        ) : (
          <Skeleton className="h-32 w-full" />
        )}
        {enableTrading}
      </SettingsSection>
      <SettingsSection
        id="builder-fee"
        title="Builder fee"
        note="What an order may pay to Alura on top of the exchange’s own fee."
      >
        {agent.data ? <BuilderFee agent={agent.data} /> : <Skeleton className="h-24 w-full" />}
      </SettingsSection>
    </>
  )
}

function Agent({ agent }: { agent: TradingKey }) {
  const { replace, isReplacing } = useReplaceAgent(agent)
  return (
    <>
      <dl>
        <Fact label="Address">
          <Address address={agent.agentAddress} name="agent address" />
        </Fact>
        <Fact label="Approval">
          <Badge tone={agent.approved ? 'gain' : 'warn'}>
            {agent.approved ? 'APPROVED' : 'NOT APPROVED'}
          </Badge>
        </Fact>
        <Fact label="Approved until">
          <Until at={agent.validUntil} isApproved={agent.approved} />
        </Fact>
      </dl>
      <div className="flex flex-wrap gap-3">
        <Button pending={isReplacing} onClick={() => void replace('renew')}>
          Renew agent
        </Button>
        <Button
          variant="danger"
          disabledReason={agent.approved ? undefined : 'No agent is approved'}
          onClick={() => void replace('revoke')}
        >
          Revoke agent
        </Button>
      </div>
    </>
  )
}

function Until({ at, isApproved }: { at: number | null; isApproved: boolean }) {
  const now = useNow(60_000)
  if (at === null) return isApproved ? 'until you revoke it' : '—'
  return `${formatDay(at)} ${formatYear(at)}, ${formatDuration(at - now)} from now`
}

type Way = 'renew' | 'revoke'

/** Both retire the key on the server for good; renewing goes on with the approval of the next one. */
function useReplaceAgent(agent: TradingKey) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const rotate = useMutation({
    ...apiMutation(viewer, rotateTradingKey),
    onSuccess: (next) => client.setQueryData(apiKey(viewer, getTradingKey, {}), next),
  })
  const requests: Record<Way, Pick<ConfirmRequest, 'title' | 'consequences' | 'confirmLabel'>> = {
    renew: {
      title: 'Renew the agent?',
      consequences: [
        `The key of ${shortAddress(agent.agentAddress)} is destroyed and never used again.`,
        'A new agent is made. Your wallet approves it next; until then nothing is traded.',
        'Running sessions must be stopped first: their positions could not be closed meanwhile.',
      ],
      confirmLabel: 'Renew agent',
    },
    revoke: {
      title: 'Revoke the agent?',
      consequences: [
        `The key of ${shortAddress(agent.agentAddress)} is destroyed: Alura cannot trade for you any more.`,
        'Take-profits and stops that rest on the exchange stay there.',
        'Running sessions must be stopped first. You can approve a new agent at any time.',
      ],
      confirmLabel: 'Revoke agent',
    },
  }
  return {
    isReplacing: rotate.isPending,
    replace: async (way: Way): Promise<void> => {
      const done = await confirm({
        ...requests[way],
        tone: way === 'revoke' ? 'danger' : 'normal',
        pendingLabel: 'Destroying the key',
        describeError: (error) => ({ message: messageFor(error) }),
        action: async () => {
          await rotate.mutateAsync({})
        },
      })
      if (!done) return
      const detail = way === 'renew' ? 'Approve the new one in your wallet.' : undefined
      toast({ title: 'The agent is retired', tone: 'success', ...(detail && { detail }) })
    },
  }
}
