import { t } from '@lingui/core/macro'
import { useState, type FormEvent } from 'react'
import { now } from '../../../../lib/clock.ts'
import { isTransactionHash } from '../../../../wallet/chain/send-transaction.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { TextField } from '../../../../ui/form/text-field.tsx'
import { useKeptDeposits } from '../kept.ts'

/** For a deposit made with another wallet app, or whose page was closed too early: it is found by its hash. */
export function VerifyForm() {
  const { keepDeposit } = useKeptDeposits()
  const [text, setText] = useState('')
  const [isTold, setTold] = useState(false)
  const hash = text.trim()
  const isHash = isTransactionHash(hash)

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    setTold(true)
    if (!isHash) return
    keepDeposit({ txHash: hash.toLowerCase(), amount: null, at: now() })
    setText('')
    setTold(false)
  }

  return (
    <form onSubmit={handleSubmit} className="flex flex-col gap-4" aria-labelledby="verify-heading">
      <div className="flex flex-col gap-1">
        <h2
          id="verify-heading"
          className="text-base font-semibold"
        >{t`Verify a deposit made elsewhere`}</h2>
        <p className="text-pretty text-muted">{t`Paste the transaction’s hash to follow it here. By Circle the exchange credits the account that was named, over the bridge whoever sent the USDC.`}</p>
      </div>
      <TextField
        label={t`Transaction hash`}
        placeholder={t`0x…`}
        spellCheck={false}
        inputClassName="font-mono"
        value={text}
        onValueChange={setText}
        error={isTold && !isHash ? t`A hash is 0x and 64 hex digits` : undefined}
      />
      <div>
        <Button type="submit">{t`Verify`}</Button>
      </div>
    </form>
  )
}
