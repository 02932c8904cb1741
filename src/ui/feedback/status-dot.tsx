import type { ReactNode } from 'react'

export interface StatusDotProps {
  status: 'ok' | 'slow' | 'bad' | 'off'
  /** For screen readers; visible unless `hideLabel`. */
  label: ReactNode
  hideLabel?: boolean
}

/* Each state has its own shape: full, half, cross, ring. */
const shapes: Record<StatusDotProps['status'], { colour: string; path: ReactNode }> = {
  ok: { colour: 'text-gain', path: <circle cx="5" cy="5" r="4" fill="currentColor" /> },
  slow: {
    colour: 'text-warn',
    path: (
      <>
        <circle cx="5" cy="5" r="3.4" fill="none" stroke="currentColor" strokeWidth="1.2" />
        <path d="M5 1.6a3.4 3.4 0 0 1 0 6.8z" fill="currentColor" />
      </>
    ),
  },
  bad: {
    colour: 'text-danger',
    path: <path d="M1.8 1.8l6.4 6.4M8.2 1.8L1.8 8.2" stroke="currentColor" strokeWidth="2" />,
  },
  off: {
    colour: 'text-muted',
    path: <circle cx="5" cy="5" r="3.4" fill="none" stroke="currentColor" strokeWidth="1.2" />,
  },
}

export function StatusDot({ status, label, hideLabel = false }: StatusDotProps) {
  const { colour, path } = shapes[status]
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <svg viewBox="0 0 10 10" aria-hidden className={`size-2.5 shrink-0 ${colour}`}>
        {path}
      </svg>
      <span className={hideLabel ? 'sr-only' : ''}>{label}</span>
    </span>
  )
}
