import { useEffect, useRef, useState } from 'react'
import { type ChatQuestion, streamAiChat } from '../../../../contract/lab/ai-chat.ts'
import { call } from '../../../api/client.ts'
import { useSignedIn } from '../../../api/viewer.ts'

/** The talk that the answer belongs to, where there is one. */
type Asked = { talk: string } | 'stopped' | 'failed'

const nothing = { isAsking: false, asked: '', written: '' }

/** One question at a time, whose answer comes as it is written. Leaving the page stops it. */
export function useAsking() {
  const viewer = useSignedIn()
  const asking = useRef<AbortController>(null)
  const [state, setState] = useState(nothing)
  const [error, setError] = useState<Error | null>(null)
  useEffect(() => () => asking.current?.abort(), [])

  async function ask(body: ChatQuestion): Promise<Asked> {
    const mine = new AbortController()
    asking.current = mine
    setError(null)
    setState({ isAsking: true, asked: body.message, written: '' })
    try {
      for await (const part of await call(
        viewer,
        streamAiChat,
        { body },
        { signal: mine.signal },
      )) {
        if (part.kind === 'answer') {
          setState(nothing)
          return { talk: part.answer.conversation_id }
        }
        setState((now) => ({ ...now, written: now.written + part.text }))
      }
      return 'failed'
    } catch (failure) {
      // What was written until then stays on screen.
      if (mine.signal.aborted) return 'stopped'
      setState(nothing)
      setError(failure instanceof Error ? failure : new Error(String(failure)))
      return 'failed'
    } finally {
      setState((now) => ({ ...now, isAsking: false }))
    }
  }

  return {
    ...state,
    error,
    ask,
    stop: () => asking.current?.abort(),
    forget: () => setState(nothing),
  }
}
