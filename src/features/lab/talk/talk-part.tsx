import { t } from '@lingui/core/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { aiChat, listAiConversations, listAiMessages } from '../../../../contract/lab/ai-chat.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { Field } from '../../../ui/form/field.tsx'
import { Suggestion } from './suggestion.tsx'
import { TalkList } from './talk-list.tsx'
import { messagesQuery } from './talk.queries.ts'

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
  const ask = useMutation(apiMutation(viewer, aiChat))
  const said = talk === null ? [] : (messages.data ?? [])

  async function send(): Promise<void> {
    const question = message.trim()
    if (question === '' || ask.isPending) return
    const body = {
      message: question,
      program_id: programId,
      ...(talk !== null && { conversation_id: talk }),
    }
    const answer = await ask.mutateAsync({ body }).catch(() => null)
    if (answer === null) return
    setMessage('')
    setTalk(answer.conversation_id)
    await invalidate(client, listAiConversations, listAiMessages)
  }

  return (
    <div className="flex flex-col gap-6">
      <TalkList current={talk} onChoose={setTalk} />
      {said.length > 0 && (
        <ol aria-label={t`Messages`} className="flex flex-col gap-4">
          {said.map(({ id, role, content, code_suggestion: suggested }) => (
            <li key={id} className="flex flex-col gap-2 border-l-2 border-line pl-3">
              <span className="label">{role === 'user' ? t`You` : t`The model`}</span>
              <p className="wrap-anywhere whitespace-pre-wrap" lang="en">
                {suggested === null ? content : content.replaceAll(/```[\s\S]*?```/g, '').trim()}
              </p>
              {suggested !== null && <Suggestion code={code} suggested={suggested} onUse={onUse} />}
            </li>
          ))}
        </ol>
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
        {ask.error && <ErrorMessage title={t`No answer`} message={messageFor(ask.error)} />}
        <Button
          type="submit"
          size="sm"
          className="self-start"
          pending={ask.isPending}
          disabledReason={message.trim() === '' ? t`Write a question first` : undefined}
        >{t`Ask`}</Button>
      </form>
    </div>
  )
}
