// The process that runs people's programs: one job after the other, each in a machine of its own. It has no secrets, no
// network of its own use and no database; whoever started it ends it when it does not answer.
import { answerJob } from './answer-job.ts'
import type { FromChild, Job } from './jobs.ts'

const send = (message: FromChild) => process.send?.(message)

process.on('message', (job: Job) => {
  void answerJob(job, (progress) => send({ progress })).then((answer) => send({ answer }))
})
process.on('disconnect', () => process.exit(0))
