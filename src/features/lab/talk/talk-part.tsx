import { t } from '@lingui/core/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { listAiConversations, listAiMessages } from '../../../../contract/lab/ai-chat.ts'
import { messageFor } from '../../../api/errors.ts'
import { invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { Field } from '../../../ui/form/field.tsx'
import { Suggestion } from './suggestion.tsx'
import { TalkList } from './talk-list.tsx'
import { messagesQuery } from './talk.queries.ts'
import { useAsking } from './use-asking.ts'

export interface TalkPartProps {
  programId: number
  code: string
  onUse: (code: string) => void
}

/** Questions to a model that sees the program and its last backtest. Its words are text and nothing else. */
export function TalkPart({ programId, code, onUse }: TalkPartProps) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const [talk, setTalk] = useState<string | null>(null)
  const [message, setMessage] = useState('')
  const messages = useQuery(messagesQuery(viewer, talk))
  const { ask, stop, forget, isAsking, asked, written, error } = useAsking()
  const said = talk === null ? [] : (messages.data ?? [])

  async function send(): Promise<void> {
    const question = message.trim()
    if (question === '' || isAsking) return
    setMessage('')
    const answered = await ask({
      message: question,
      program_id: programId,
      ...(talk !== null && { conversation_id: talk }),
    })
    if (answered === 'failed') setMessage(question)
    else if (answered !== 'stopped') setTalk(answered.talk)
    // What is kept of a stopped answer is on screen already.
    if (answered === 'stopped') await invalidate(client, listAiConversations)
    else await invalidate(client, listAiConversations, listAiMessages)
  }

  return (
    <div className="flex flex-col gap-6">
      <TalkList
        current={talk}
        onChoose={(id) => {
          forget()
          setTalk(id)
        }}
      />
      {said.length > 0 && (
        <ol aria-label={t`Messages`} className="flex flex-col gap-4">
          {said.map(({ id, role, content, code_suggestion: suggested }) => (
            <li key={id} className="flex flex-col gap-2">
              <Said
                by={role === 'user' ? t`You` : t`The model`}
                text={
                  suggested === null ? content : content.replaceAll(/```[\s\S]*?```/g, '').trim()
                }
              />
              {suggested !== null && <Suggestion code={code} suggested={suggested} onUse={onUse} />}
            </li>
          ))}
        </ol>
      )}
      {asked !== '' && (
        <div aria-live="polite" className="flex flex-col gap-4">
          <Said by={t`You`} text={asked} />
          <Said by={t`The model`} text={isAsking ? `${written}…` : t`${written} (stopped)`} />
        </div>
      )}
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <Field
          label={t`Your question`}
          hint={t`It is shown this program as it was saved, and its last backtest`}
        >
          {(control) => (
            <textarea
              {...control}
              rows={3}
              maxLength={8_000}
              value={message}
              onChange={(event) => setMessage(event.target.value)}
              className="w-full rounded-md border border-edge bg-surface px-3 py-2 text-base hover:border-text sm:text-sm"
            />
          )}
        </Field>
        {error !== null && <ErrorMessage title={t`No answer`} message={messageFor(error)} />}
        {isAsking ? (
          <Button size="sm" className="self-start" onClick={stop}>
            {t({ message: 'Stop', context: 'what runs' })}
          </Button>
        ) : (
          <Button
            type="submit"
            size="sm"
            className="self-start"
            disabledReason={message.trim() === '' ? t`Write a question first` : undefined}
          >{t`Ask`}</Button>
        )}
      </form>
    </div>
  )
}

/** Text, whoever wrote it: never HTML. */
function Said({ by, text }: { by: string; text: string }) {
  return (
    <div className="flex flex-col gap-2 border-l-2 border-line pl-3">
      <span className="label">{by}</span>
      <p className="wrap-anywhere whitespace-pre-wrap" lang="en">
        {text}
      </p>
    </div>
  )
}
