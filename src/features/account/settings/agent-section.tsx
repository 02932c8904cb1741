import { t } from '@lingui/core/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import {
  getTradingKey,
  rotateTradingKey,
  type TradingKey,
} from '../../../../contract/people/auth.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiKey, apiMutation } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { shortAddress } from '../../../lib/numbers/format.ts'
import { formatDay, formatDuration, formatYear } from '../../../lib/time.ts'
import { useNow } from '../../../lib/hooks/use-now.ts'
import { Address } from '../../../ui/figures/address.tsx'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { confirm } from '../../../ui/overlay/confirm.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { toast } from '../../../ui/feedback/toast.ts'
import { BuilderFee } from './builder-fee.tsx'
import { agentQuery } from './settings.queries.ts'
import { Fact, SettingsSection } from './settings-section.tsx'

export interface AgentSectionProps {
  /** The panel that asks for missing approvals. */
  enableTrading: ReactNode
  /** The dialog in which the next agent takes over. */
  renewal: (onDone: () => void) => ReactNode
}

/** The agent's key: its owner, its expiry, and buttons to renew or remove it. */
export function AgentSection({ enableTrading, renewal }: AgentSectionProps) {
  const agent = useQuery(agentQuery(useSignedIn()))
  return (
    <>
      <SettingsSection
        id="agent"
        title={t`Trading agent`}
        note={t`A key on the server that may place and cancel orders for you. It can never withdraw or transfer.`}
      >
        {agent.data ? (
          <Agent agent={agent.data} renewal={renewal} />
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
        title={t`Builder fee`}
        note={t`What an order may pay to Alura on top of the exchange’s own fee.`}
      >
        {agent.data ? <BuilderFee agent={agent.data} /> : <Skeleton className="h-24 w-full" />}
      </SettingsSection>
    </>
  )
}

function Agent({ agent, renewal }: Pick<AgentSectionProps, 'renewal'> & { agent: TradingKey }) {
  const revoke = useRevokeAgent(agent)
  const [isRenewing, setIsRenewing] = useState(false)
  const without = agent.approved ? undefined : t`No agent is approved`
  return (
    <>
      <dl>
        <Fact label={t`Address`}>
          <Address address={agent.agentAddress} name={t`agent address`} />
        </Fact>
        <Fact label={t`Approval`}>
          <Badge tone={agent.approved ? 'gain' : 'warn'}>
            {agent.approved ? t`APPROVED` : t`NOT APPROVED`}
          </Badge>
        </Fact>
        <Fact label={t`Approved until`}>
          <Until at={agent.validUntil} isApproved={agent.approved} />
        </Fact>
      </dl>
      <div className="flex flex-wrap gap-3">
        <Button
          disabledReason={without}
          onClick={() => setIsRenewing(true)}
        >{t`Renew agent`}</Button>
        <Button
          variant="danger"
          disabledReason={without}
          onClick={() => void revoke()}
        >{t`Revoke agent`}</Button>
      </div>
      {isRenewing && renewal(() => setIsRenewing(false))}
    </>
  )
}

function Until({ at, isApproved }: { at: number | null; isApproved: boolean }) {
  const now = useNow(60_000)
  if (at === null) return isApproved ? t`until you revoke it` : '—'
  return t`${formatDay(at)} ${formatYear(at)}, ${formatDuration(at - now)} from now`
}

/** Destroys the key on the server. */
function useRevokeAgent(agent: TradingKey): () => Promise<void> {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const rotate = useMutation({
    ...apiMutation(viewer, rotateTradingKey),
    onSuccess: (next) => client.setQueryData(apiKey(viewer, getTradingKey, {}), next),
  })
  return async () => {
    const done = await confirm({
      title: t`Revoke the agent?`,
      consequences: [
        t`The key of ${shortAddress(agent.agentAddress)} is destroyed: Alura cannot trade for you any more.`,
        t`Take-profits and stops that rest on the exchange stay there.`,
        t`Running sessions must be stopped first. You can approve a new agent at any time.`,
      ],
      confirmLabel: t`Revoke agent`,
      tone: 'danger',
      pendingLabel: t`Destroying the key`,
      describeError: (error) => ({ message: messageFor(error) }),
      action: async () => {
        await rotate.mutateAsync({})
      },
    })
    if (done) toast({ title: t`The agent is retired`, tone: 'success' })
  }
}
