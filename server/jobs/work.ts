import { type AtNod, type AtRemoval } from '#conversation'
import { type Jobs, type PlaceJob } from '#database'
import { type Id } from '#kernel'
import { tellOfAlert } from './alert.ts'
import { writeForApproval } from './approval.ts'
import { sendLetter } from './ask.ts'
import { type CaptureJob, captureFile } from './capture.ts'
import { compareAt } from './compare.ts'
import { crawl } from './crawl.ts'
import { listenAt } from './listen.ts'
import { tellMentions } from './mention.ts'
import { nodOne } from './nod.ts'
import { readAll } from './read.ts'
import { renewAt } from './renew.ts'
import { sayOne } from './say.ts'
import { takeAwayOne } from './take-away.ts'
import { type UnderstandJob, understandMessages } from './understand.ts'
import { unlessGone } from './unless-gone.ts'

type WorkNeeds = Parameters<typeof listenAt>[0] &
  Parameters<typeof understandMessages>[0] &
  Parameters<typeof sayOne>[0] &
  Parameters<typeof nodOne>[0] &
  Parameters<typeof compareAt>[0] &
  Parameters<typeof renewAt>[0] &
  Parameters<typeof takeAwayOne>[0] &
  Parameters<typeof sendLetter>[0] &
  Parameters<typeof tellOfAlert>[0] &
  Parameters<typeof writeForApproval>[0] &
  Parameters<typeof captureFile>[0] &
  Parameters<typeof crawl>[0] &
  Parameters<typeof tellMentions>[0]

/** Who does the work that waits. Each is idempotent: it may come twice. */
export async function startWork(jobs: Jobs, needs: WorkNeeds): Promise<void> {
  await jobs.work<PlaceJob>('listen', { batch: 1, workers: 4 }, async ([job]) => unlessGone(listenAt(needs, job!.data)))
  await jobs.work<PlaceJob>('compare', { batch: 1, workers: 1 }, async ([job]) =>
    unlessGone(compareAt(needs, job!.data)),
  )
  await jobs.work<PlaceJob>('renew', { batch: 1, workers: 1 }, async ([job]) => unlessGone(renewAt(needs, job!.data)))
  // Sixty copies of one spam are one act: they leave in one go.
  await jobs.work<AtRemoval>('take-away', { batch: 30, workers: 1 }, async (some) => {
    for (const { data } of some) await unlessGone(takeAwayOne(needs, data))
  })
  await jobs.work<PlaceJob>('read', { batch: 1, workers: 2 }, async ([job]) => unlessGone(readAll(needs, job!.data)))
  await jobs.work<UnderstandJob>('understand', { batch: 1, workers: 2 }, async ([job]) =>
    unlessGone(understandMessages(needs, job!.data)),
  )
  await jobs.work<{ workspace: Id<'workspace'>; outbox: Id<'outbox'> }>(
    'say',
    { batch: 1, workers: 4 },
    async ([job]) => unlessGone(sayOne(needs, job!.data)),
  )
  await jobs.work<AtNod>('nod', { batch: 1, workers: 1 }, async ([job]) => unlessGone(nodOne(needs, job!.data)))
  await jobs.work<{ workspace: Id<'workspace'>; letter: Id<'letter'> }>(
    'ask',
    { batch: 1, workers: 1 },
    async ([job]) => unlessGone(sendLetter(needs, job!.data)),
  )
  await jobs.work<{ workspace: Id<'workspace'>; letter: Id<'letter'> }>(
    'approval',
    { batch: 1, workers: 1 },
    async ([job]) => unlessGone(writeForApproval(needs, job!.data)),
  )
  await jobs.work<CaptureJob>('capture', { batch: 1, workers: 1 }, async ([job]) =>
    unlessGone(captureFile(needs, job!.data)),
  )
  await jobs.work<{ workspace: Id<'workspace'>; site: Id<'site'> }>('crawl', { batch: 1, workers: 2 }, async ([job]) =>
    unlessGone(crawl(needs, job!.data)),
  )
  await jobs.work<{ workspace: Id<'workspace'>; message: Id<'message'> }>(
    'mention',
    { batch: 1, workers: 1 },
    async ([job]) => unlessGone(tellMentions(needs, job!.data)),
  )
  await jobs.work<{ workspace: Id<'workspace'>; telling: Id<'telling'> }>(
    'alert',
    { batch: 1, workers: 1 },
    async ([job]) => unlessGone(tellOfAlert(needs, job!.data)),
  )
}
