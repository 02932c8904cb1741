import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react'

export type Tone = 'info' | 'success' | 'warn' | 'danger'

const icons = {
  info: { Icon: Info, colour: 'text-accent' },
  success: { Icon: CircleCheck, colour: 'text-gain' },
  warn: { Icon: TriangleAlert, colour: 'text-warn' },
  danger: { Icon: CircleX, colour: 'text-danger' },
}

/** A different shape for each tone, so that colour is not the only sign. */
export function ToneIcon({ tone }: { tone: Tone }) {
  const { Icon, colour } = icons[tone]
  return <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${colour}`} />
}
