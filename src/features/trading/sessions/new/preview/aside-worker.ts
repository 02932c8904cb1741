// Replays beside the estimate, in a worker of its own: the estimate never waits for it.
import type { Tape } from '../../../../../../engine/replay/tape.ts'
import { averageOf, pathsOf, type AsideReply, type AsideRequest } from './aside.ts'
import { history } from './past-bars.ts'
import { makeTape } from './previewer.ts'

const tapes = new Map<string, Promise<Tape>>()

self.addEventListener('message', ({ data }: MessageEvent<AsideRequest>) => void answer(data))

async function answer({ asked, kind, rehearsal }: AsideRequest): Promise<void> {
  const reply: AsideReply = { asked, answer: null }
  try {
    const { symbol, strategy } = rehearsal
    const key = [symbol, ...strategy.intervals].join()
    const tape = tapes.get(key) ?? makeTape({ history }, symbol, strategy.intervals)
    tapes.set(key, tape)
    tape.catch(() => tapes.delete(key))
    reply.answer = (kind === 'paths' ? pathsOf : averageOf)(rehearsal, await tape)
  } catch {
    // The estimate says why there is no history.
  }
  self.postMessage(reply)
}
