import { useState } from 'react'
import { now } from '../../lib/clock.ts'
import { percent, readNumber } from '../../lib/numbers/number-kinds.ts'
import { Rail } from '../../ui/rail/rail.tsx'
import { SliderField } from '../../ui/form/slider-field.tsx'
import { Section, Specimen } from './section.tsx'

const hour = 3_600_000
const openedAt = now() - 2.24 * hour
const day = { startedAt: openedAt, endsAt: openedAt + 24 * hour }
const open = { startedAt: openedAt, endsAt: null }
const over = { startedAt: openedAt - 8 * hour, endsAt: openedAt + 4 * hour, endedAt: openedAt }
const ends = { lossThreshold: 5, profitTarget: 10 }

const signedPercent = { ...percent, isSigned: true }

/** Twelve walks, each the same every time. */
const lines = Array.from({ length: 12 }, (_, line) =>
  Array.from({ length: 33 }, (_, step) =>
    Math.max(-5, Math.min(10, step * (line - 4) * 0.06 + 2 * Math.sin(step * 0.4 + line * 2))),
  ),
)

const cases = [
  { name: 'Winning', netPct: 4.13, net: '12.40', time: day },
  { name: 'Losing', netPct: -2.71, net: '-8.13', time: day },
  { name: 'At zero, no time limit', netPct: 0, net: '0', time: open },
  { name: 'Ended at the target', netPct: 10, net: '30.02', time: over },
  { name: 'Beyond the target', netPct: 11.8, net: '35.40', time: over },
  { name: 'Beyond the threshold', netPct: -6.2, net: '-18.60', time: over },
]

export function RailsSection() {
  const [typed, setTyped] = useState('3.2')
  const netPct = Number(readNumber(typed, signedPercent).value ?? 0)
  return (
    <Section title="The rail">
      <Specimen name="lg: the session page. Move it">
        <Rail
          {...ends}
          size="lg"
          budget="300"
          netPct={netPct}
          net={String(netPct * 3)}
          time={day}
        />
      </Specimen>
      <div className="max-w-80">
        <SliderField
          label="Net"
          kind={signedPercent}
          suffix="%"
          value={typed}
          onValueChange={setTyped}
          min={-7}
          max={12}
          step={0.1}
        />
      </div>
      <Specimen name="lg: the outcome preview">
        <Rail {...ends} size="lg" budget="300" paths={{ lines, isOld: false }} />
      </Specimen>
      <Specimen name="md: the session header">
        <div className="grid grid-cols-1 gap-x-12 gap-y-8 sm:grid-cols-2 xl:grid-cols-3">
          {cases.map(({ name, ...rest }) => (
            <div key={name}>
              <p className="mb-3 text-xs text-muted">{name}</p>
              <Rail {...ends} {...rest} />
            </div>
          ))}
        </div>
      </Specimen>
      <Specimen name="sm: a card, a table row">
        <div className="grid grid-cols-2 gap-x-8 gap-y-4 sm:grid-cols-3 xl:grid-cols-6">
          {cases.map(({ name, ...rest }) => (
            <Rail key={name} {...ends} {...rest} size="sm" />
          ))}
        </div>
      </Specimen>
      <Specimen name="True proportion: −5% to +200%, −80% to +20%">
        <div className="grid grid-cols-1 gap-x-12 gap-y-8 sm:grid-cols-2">
          <Rail lossThreshold={5} profitTarget={200} netPct={61.5} net="184.50" time={open} />
          <Rail lossThreshold={80} profitTarget={20} netPct={-32.5} net="-97.50" time={day} />
        </div>
      </Specimen>
    </Section>
  )
}
