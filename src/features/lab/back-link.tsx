import { ArrowLeft } from 'lucide-react'
import { Link } from 'wouter'

export interface BackLinkProps {
  href: string
  /** Where it leads: "Back to the lab". */
  label: string
}

export function BackLink({ href, label }: BackLinkProps) {
  return (
    <Link
      href={href}
      aria-label={label}
      className="inline-grid size-9 place-items-center rounded-md text-muted hover:bg-accent-soft hover:text-text pointer-coarse:size-11"
    >
      <ArrowLeft aria-hidden className="size-4" />
    </Link>
  )
}
