import { now } from '../../lib/clock.ts'
import { Address } from '../../ui/figures/address.tsx'
import { Age } from '../../ui/figures/age.tsx'
import { Kbd } from '../../ui/overlay/kbd.tsx'
import { Money } from '../../ui/figures/money.tsx'
import { Percent } from '../../ui/figures/percent.tsx'
import { PnlText } from '../../ui/figures/pnl-text.tsx'
import { Price } from '../../ui/figures/price.tsx'
import { Stat } from '../../ui/figures/stat.tsx'
import { Row, Section, Specimen } from './section.tsx'

const openedAt = now() - 95_000

export function NumbersSection() {
  return (
    <Section title="Numbers">
      <Specimen name="Stat">
        <div className="flex flex-wrap gap-x-12 gap-y-6">
          <Stat label="Equity" size="lg">
            <Money value="12480.55" />
          </Stat>
          <Stat label="Today, net" size="lg" note="after fees and funding">
            <PnlText net="84.12" netPct="0.68" />
          </Stat>
          <Stat label="Unrealised" size="md">
            <PnlText net="-41.2" netPct="-3.02" />
          </Stat>
          <Stat label="Leverage" size="md">
            5×
          </Stat>
          <Stat label="Opened" size="sm">
            <Age at={openedAt} />
          </Stat>
        </div>
      </Specimen>
      <Specimen name="Money">
        <Row>
          <Money value="1234.56" />
          <Money value="1234.56" signed />
          <Money value="-0.8" signed />
          <Money value="0" signed />
          <Money value="-12.5" signed bare />
          <Money value="2480112.4" compact />
          <Money value="-38400" compact signed />
        </Row>
      </Specimen>
      <Specimen name="Percent, price">
        <Row>
          <Percent value={41} places={0} />
          <Percent value={4.1} signed />
          <Percent value={-3} signed />
          <Percent value={0} signed />
          <Price value="97123.5" />
          <Price value="184.218" />
          <Price value="0.123456" />
          <Price value={null} />
        </Row>
      </Specimen>
      <Specimen name="Age, address, key">
        <Row>
          <Age at={openedAt} />
          <Address address="0x6C1eA2D0bC7cE1C2f5C1bA4D3e2F1a0B9c8D9f03" />
          <span className="flex gap-1">
            <Kbd>⌘</Kbd>
            <Kbd>K</Kbd>
          </span>
        </Row>
      </Specimen>
    </Section>
  )
}
