import { t } from '@lingui/core/macro'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { fieldMessage, messageFor } from '../../../api/errors.ts'
import { now } from '../../../lib/clock.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { Dialog } from '../../../ui/overlay/dialog.tsx'
import type { Trade } from '../journal.queries.ts'
import { bodyOf, textOf } from './body-of.ts'
import { blankText, readTyped, type TypedErrors, type TypedField } from './typed-form.ts'
import { TypedFields } from './typed-fields.tsx'
import { TypedSum } from './typed-sum.tsx'
import { useTypedTrades } from './use-typed-trades.ts'

export interface TypedDialogProps {
  /** The trade that is changed; null: a new one. */
  trade: Trade | null
  onClose: () => void
}

const formId = 'typed-trade'

/** A trade without fills, typed or changed. What is wrong is said at its field, at the latest when it is sent. */
export default function TypedDialog({ trade, onClose }: TypedDialogProps) {
  const [text, setText] = useState(() => (trade === null ? blankText(now()) : textOf(trade)))
  const [tries, setTries] = useState(0)
  const [refusal, setRefusal] = useState<unknown>(null)
  const [isPending, setPending] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { add, change } = useTypedTrades()
  const { body, errors, result } = readTyped(
    text,
    now(),
    trade === null ? undefined : bodyOf(trade),
  )
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [tries, refusal])

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (isPending) return
    setTries(tries + 1)
    if (body === null) return
    setRefusal(null)
    setPending(true)
    try {
      if (trade === null) await add(body)
      else await change(trade, body)
      onClose()
    } catch (error) {
      setRefusal(error)
    } finally {
      setPending(false)
    }
  }

  const refused = refusedFields(refusal)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="md"
      locked={isPending}
      title={trade === null ? t`Add a trade` : t`Edit the trade`}
      description={t`For trades whose fills cannot be had. They are marked as typed, count in all figures, and are not part of the ledger’s sum.`}
      actions={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button type="submit" form={formId} variant="primary" pending={isPending}>
            {trade === null ? t`Add the trade` : t`Save the trade`}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id={formId}
        noValidate
        onSubmit={(event) => void send(event)}
        className="flex flex-col gap-4 pb-1"
      >
        <TypedFields
          text={text}
          latest={now()}
          errors={tries > 0 ? { ...refused, ...errors } : {}}
          onChange={(more) => {
            setRefusal(null)
            setText((before) => ({ ...before, ...more }))
          }}
        />
        <TypedSum result={result} />
        {refusal !== null && Object.keys(refused).length === 0 && (
          <ErrorMessage title={t`The trade was not saved`} message={messageFor(refusal)} />
        )}
      </form>
    </Dialog>
  )
}

const paths: Record<TypedField, string> = {
  market: 'symbol',
  exchange: 'exchange',
  quantity: 'quantity',
  entry: 'entry_price',
  exit: 'exit_price',
  opened: 'opened_at',
  closed: 'closed_at',
  fees: 'fees',
  funding: 'funding',
  leverage: 'leverage',
  stop: 'stop_loss',
  target: 'target',
  setup: 'setup_tag',
}

/** What the server says about single fields. */
function refusedFields(refusal: unknown): TypedErrors {
  return Object.fromEntries(
    Object.entries(paths).flatMap(([field, path]) => {
      const message = fieldMessage(refusal, path)
      return message === undefined ? [] : [[field, message]]
    }),
  )
}
