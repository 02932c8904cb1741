import { t } from '@lingui/core/macro'
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { toast } from '../feedback/toast.ts'

export interface CopyButtonProps {
  text: string
  label: string
}

export function CopyButton({ text, label }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])

  async function handleCopy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      // Browsers refuse it on insecure pages, and when the person has forbidden it.
      const detail = t`The browser does not let this page copy: select the text and copy it.`
      toast({ title: t`Not copied`, detail, tone: 'warn' })
    }
  }

  const Icon = copied ? Check : Copy
  return (
    <>
      <Button icon={<Icon aria-hidden className="size-4" />} onClick={() => void handleCopy()}>
        {label}
      </Button>
      <output className="sr-only">{copied ? t`Copied` : ''}</output>
    </>
  )
}
