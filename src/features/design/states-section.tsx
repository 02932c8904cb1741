import { Badge } from '../../ui/feedback/badge.tsx'
import { Button } from '../../ui/form/button.tsx'
import { Callout } from '../../ui/feedback/callout.tsx'
import { EmptyMessage } from '../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../ui/feedback/error-message.tsx'
import { NetworkBadge } from '../../ui/feedback/network-badge.tsx'
import { ProtectionChip } from '../../ui/feedback/protection-chip.tsx'
import { Skeleton } from '../../ui/feedback/skeleton.tsx'
import { StatusDot } from '../../ui/feedback/status-dot.tsx'
import { Stepper } from '../../ui/form/stepper.tsx'
import { Row, Section, Specimen } from './section.tsx'

export function StatesSection() {
  return (
    <Section title="States">
      <Specimen name="Badges">
        <Row>
          <NetworkBadge network="localnet" />
          <NetworkBadge network="testnet" />
          <NetworkBadge network="mainnet" />
          <Badge>ENDED</Badge>
          <Badge tone="gain">LONG</Badge>
          <Badge tone="loss">SHORT</Badge>
          <ProtectionChip protection="on_exchange" />
          <ProtectionChip protection="watched" />
          <ProtectionChip protection="none" />
        </Row>
        <Row>
          <StatusDot status="ok" label="Live" />
          <StatusDot status="slow" label="6 s behind" />
          <StatusDot status="bad" label="No connection" />
          <StatusDot status="off" label="Off" />
        </Row>
      </Specimen>
      <div className="grid grid-cols-1 gap-8 xl:grid-cols-2">
        <Specimen name="Callout">
          <Callout title="Two signatures">One names the agent, one allows its fee.</Callout>
          <Callout tone="success" title="Session ended at its target" />
          <Callout tone="warn">Prices are 6 seconds old. Closing still works.</Callout>
          <Callout
            tone="danger"
            title="Nothing protects this position"
            action={<Button size="sm">Protect</Button>}
          />
        </Specimen>
        <Specimen name="Stepper">
          <Stepper
            label="Sign in"
            steps={[
              { id: 'connect', title: 'Connect the wallet', state: 'done' },
              {
                id: 'sign',
                title: 'Sign one message',
                state: 'active',
                detail: 'It proves the address is yours. It moves no funds.',
              },
              { id: 'verify', title: 'Verify', state: 'idle' },
              {
                id: 'agent',
                title: 'Approve the agent',
                state: 'failed',
                detail: 'Refused by the exchange.',
              },
            ]}
          />
        </Specimen>
      </div>
      <div className="grid grid-cols-1 gap-8 xl:grid-cols-2">
        <Specimen name="Error, in its own frame">
          <ErrorMessage
            message="The exchange did not answer in time."
            requestId="req-8f2c1a"
            onRetry={() => undefined}
          />
        </Specimen>
        <Specimen name="Skeleton">
          <div className="flex flex-col gap-3">
            <Skeleton className="h-8 w-40" />
            <Skeleton className="h-5 w-full" />
            <Skeleton className="h-5 w-2/3" />
          </div>
        </Specimen>
      </div>
      <Specimen name="Empty">
        <EmptyMessage title="No sessions yet" action={<Button variant="primary">Start one</Button>}>
          A session trades one market inside limits you set, and ends by itself.
        </EmptyMessage>
      </Specimen>
    </Section>
  )
}
