// Replays contracts in a worker. It also loads and parses the histories, because thousands of candles would block
// the page.
import { history } from './past-bars.ts'
import { createPreviewer, type PreviewRequest } from './previewer.ts'

const channel = new MessageChannel()
const resumed: (() => void)[] = []
channel.port1.addEventListener('message', () => resumed.shift()?.())
channel.port1.start()

const previewer = createPreviewer({
  history,
  // Loaded for those who let a program decide.
  voice: async (symbol, program, candles) => {
    const { startVoice } = await import('../../../../../../sandbox/sessions/start-voice.ts')
    return startVoice(symbol, program, candles)
  },
  reply: (reply) => self.postMessage(reply),
  // A message to itself is handled after those that are waiting already; a timer would be throttled.
  pause: () =>
    new Promise((resolve) => {
      resumed.push(resolve)
      channel.port2.postMessage(null)
    }),
  now: () => performance.now(),
})

self.addEventListener('message', ({ data }: MessageEvent<PreviewRequest>) => previewer.ask(data))
