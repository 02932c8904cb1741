// Replays contracts beside the page. It also fetches and reads the histories: thousands of candles would hold the page up.
import { messageFor } from '../../../../../api/errors.ts'
import { history } from './past-bars.ts'
import { createPreviewer, type PreviewRequest } from './previewer.ts'

const channel = new MessageChannel()
const resumed: (() => void)[] = []
channel.port1.addEventListener('message', () => resumed.shift()?.())
channel.port1.start()

const previewer = createPreviewer({
  history,
  reply: (reply) => self.postMessage(reply),
  // A message to itself comes after those that wait already; a timer would be held back.
  pause: () =>
    new Promise((resolve) => {
      resumed.push(resolve)
      channel.port2.postMessage(null)
    }),
  now: () => performance.now(),
  messageFor,
})

self.addEventListener('message', ({ data }: MessageEvent<PreviewRequest>) => previewer.ask(data))
