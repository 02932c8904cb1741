// A thread that runs programs, one at a time. It holds nothing of the server, and is ended when it does not answer.
import { parentPort } from 'node:worker_threads'
import { type LiveRun, runOnce } from '../../../../sandbox/live/run-once.ts'

parentPort?.on('message', (run: LiveRun) => {
  void runOnce(run).then((result) => parentPort?.postMessage(result))
})
