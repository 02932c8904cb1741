import type { ReactNode } from 'react'

export interface EmptyMessageProps {
  title: string
  /** What will be here once there is something. */
  children?: ReactNode
  /** The next step. */
  action?: ReactNode
}

export function EmptyMessage({ title, children, action }: EmptyMessageProps) {
  return (
    <div className="flex flex-col items-center gap-4 px-4 py-12 text-center">
      <Blank />
      <div className="flex max-w-sm flex-col gap-1 text-balance">
        <p className="font-medium">{title}</p>
        {children !== undefined && <div className="text-muted">{children}</div>}
      </div>
      {action}
    </div>
  )
}

/** An empty scale as decoration. */
function Blank() {
  return (
    <svg
      viewBox="0 0 96 16"
      aria-hidden
      className="h-4 w-24 text-edge"
      fill="none"
      stroke="currentColor"
    >
      <path d="M.5 3v10M95.5 3v10M34.5 1v14" />
      <path d="M1 8h94" strokeDasharray="2 4" />
    </svg>
  )
}
