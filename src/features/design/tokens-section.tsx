import { Section, Specimen } from './section.tsx'

const colours = [
  ['page', 'surface', 'raised', 'sunken', 'line', 'edge'],
  ['text', 'muted', 'accent', 'accent-strong', 'accent-soft', 'on-accent', 'focus'],
  ['gain', 'gain-soft', 'loss', 'loss-soft', 'warn', 'warn-soft', 'danger', 'danger-soft'],
]

const scale = [
  { name: '3xl 48', className: 'text-3xl font-medium' },
  { name: '2xl 34', className: 'text-2xl font-medium' },
  { name: 'xl 26', className: 'text-xl font-medium' },
  { name: 'lg 20', className: 'text-lg font-medium' },
  { name: 'base 16', className: 'text-base' },
  { name: 'sm 14', className: 'text-sm' },
  { name: 'xs 12', className: 'text-xs' },
  { name: '2xs 11', className: 'text-2xs font-semibold tracking-wide' },
]

export function TokensSection() {
  return (
    <>
      <Section title="Colour">
        {colours.map((group) => (
          <ul
            key={group[0]}
            className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-4"
          >
            {group.map((name) => (
              <li key={name} className="flex flex-col gap-1.5">
                <span
                  className="h-12 rounded-sm ring-1 ring-line ring-inset"
                  style={{ background: `var(--color-${name})` }}
                />
                <span className="font-mono text-xs text-muted">{name}</span>
              </li>
            ))}
          </ul>
        ))}
      </Section>
      <Section title="Type">
        <ul className="flex flex-col gap-3">
          {scale.map(({ name, className }) => (
            <li key={name} className="flex items-baseline gap-4">
              <span className="w-16 shrink-0 font-mono text-xs text-muted">{name}</span>
              <span className={`truncate ${className}`}>Hard limits, 1,234.56</span>
            </li>
          ))}
          <li className="flex items-baseline gap-4">
            <span className="w-16 shrink-0 font-mono text-xs text-muted">mono</span>
            <span className="truncate font-mono">0x6c1e…9f03 cloid 0189</span>
          </li>
        </ul>
        <Specimen name="Figures keep their columns">
          <p className="w-40 text-right text-base leading-6">
            1,111.11
            <br />
            8,888.88
            <br />
            −4,046.70
          </p>
        </Specimen>
      </Section>
    </>
  )
}
