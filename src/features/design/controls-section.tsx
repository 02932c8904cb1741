import { Copy, Play, Settings } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/form/button.tsx'
import { IconButton } from '../../ui/form/icon-button.tsx'
import { LinkButton } from '../../ui/form/link-button.tsx'
import { percent, usdc } from '../../lib/numbers/number-kinds.ts'
import { NumberField } from '../../ui/form/number-field.tsx'
import { Segmented } from '../../ui/form/segmented.tsx'
import { SliderField } from '../../ui/form/slider-field.tsx'
import { Tabs } from '../../ui/overlay/tabs.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { Tooltip } from '../../ui/overlay/tooltip.tsx'
import { Row, Section, Specimen } from './section.tsx'

const intervals = ['1m', '5m', '15m', '1h', '4h', '1d'] as const

export function ControlsSection() {
  const [pending, setPending] = useState(false)
  const [interval, setInterval] = useState<(typeof intervals)[number]>('15m')
  const [tab, setTab] = useState<'quick' | 'advance'>('quick')
  return (
    <Section title="Controls">
      <Specimen name="Button">
        <Row>
          <Button variant="primary" icon={<Play aria-hidden className="size-4" />}>
            Start session
          </Button>
          <Button>Connect</Button>
          <Button variant="quiet">Skip</Button>
          <Button variant="danger">Close everything</Button>
        </Row>
        <Row>
          <Button
            variant="primary"
            pending={pending}
            pendingLabel="Starting"
            onClick={() => setPending(true)}
          >
            Press me
          </Button>
          <Button pending>Saving</Button>
          <Button variant="primary" disabledReason="The agent is not approved yet.">
            Blocked, with a reason
          </Button>
          <Button size="sm">Small</Button>
          <LinkButton href="#rail" size="sm" variant="quiet">
            A link
          </LinkButton>
          <IconButton label="Settings" icon={<Settings className="size-4" />} />
          <Tooltip content="Repeats or explains; nothing may be readable only here.">
            <IconButton label="Copy" icon={<Copy className="size-4" />} />
          </Tooltip>
        </Row>
      </Specimen>
      <Fields />
      <Specimen name="Segmented">
        <div className="max-w-full overflow-x-auto">
          <Segmented
            label="Interval"
            value={interval}
            options={intervals.map((value) => ({ value, label: value }))}
            onValueChange={setInterval}
          />
        </div>
      </Specimen>
      <Specimen name="Tabs">
        <Tabs
          label="Kind of session"
          value={tab}
          onValueChange={setTab}
          tabs={[
            { value: 'quick', label: 'Quick', panel: 'Four numbers and a market.' },
            { value: 'advance', label: 'Advance', panel: 'A risk preset and a horizon.' },
          ]}
        />
      </Specimen>
    </Section>
  )
}

function Fields() {
  const [budget, setBudget] = useState('250')
  const [target, setTarget] = useState('10')
  const [amount, setAmount] = useState('12,500')
  const [name, setName] = useState('')
  return (
    <Specimen name="Fields">
      <div className="grid grid-cols-1 gap-x-8 gap-y-6 sm:grid-cols-2 xl:grid-cols-3">
        <SliderField
          label="Budget"
          aside="Free $1,000.00"
          kind={usdc}
          prefix="$"
          value={budget}
          onValueChange={setBudget}
          min={10}
          max={1000}
          marks={[
            { value: 100, label: '10%' },
            { value: 250, label: '25%' },
            { value: 500, label: '50%' },
            { value: 1000, label: 'Max' },
          ]}
        />
        <NumberField
          label="Profit target"
          kind={percent}
          suffix="%"
          hint="The session ends when its net result reaches this share of the budget."
          value={target}
          onValueChange={setTarget}
        />
        <NumberField
          label="Loss threshold"
          kind={percent}
          suffix="%"
          error="Must be more than 0 and at most 100."
          value="140"
          onValueChange={() => undefined}
        />
        <NumberField
          label="Amount"
          kind={usdc}
          suffix="USDC"
          value={amount}
          onValueChange={setAmount}
        />
        <TextField label="Name" placeholder="Optional" value={name} onValueChange={setName} />
        <TextField label="Locked" disabled value="While running" onValueChange={() => undefined} />
      </div>
    </Specimen>
  )
}
