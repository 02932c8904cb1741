import { t } from '@lingui/core/macro'
import { Check, Copy } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { cx } from '../../lib/cx.ts'
import { shortAddress } from '../../lib/numbers/format.ts'
import { Hint } from '../overlay/hint.tsx'

export interface AddressProps {
  address: string
  /** What is copied, for the button's name: "agent address". */
  name?: string
  className?: string
}

/** The short form as a button: press to copy, hover or focus for the whole address. */
export function Address({ address, name = t`address`, className }: AddressProps) {
  const hintId = useId()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(address)
    setCopied(true)
  }
  const Icon = copied ? Check : Copy
  return (
    <Hint id={hintId} text={copied ? t`Copied` : address} className={cx('font-mono', className)}>
      <button
        type="button"
        aria-label={t`Copy ${name} ${shortAddress(address)}`}
        aria-describedby={hintId}
        onClick={() => void copy()}
        className="inline-flex min-h-6 items-center gap-1.5 rounded-sm text-[0.92em] transition-colors hover:text-accent pointer-coarse:min-h-11"
      >
        {shortAddress(address)}
        <Icon aria-hidden className="size-3 text-muted" />
      </button>
      <output className="sr-only">{copied ? t`Copied` : ''}</output>
    </Hint>
  )
}
