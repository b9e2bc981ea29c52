import MailComposer from 'nodemailer/lib/mail-composer'
import { type Utterance } from '#channel'
import { cleanLine } from '#reading'
import { type Account } from './account.ts'

/** One letter to one person, as it leaves. The same given twice makes it twice, but for its date. */
export async function compose(
  account: Account,
  utterance: Utterance,
  { id, to, references }: { id: string; to: string; references: string[] },
): Promise<Buffer> {
  const title = cleanLine(utterance.thread.title ?? '', 300).replace(/^(?:(?:re|tr|fwd?)\s?:\s*)+/i, '')
  return await new MailComposer({
    from: { name: cleanLine(utterance.by, 100), address: account.address },
    to: [{ name: cleanLine(utterance.to[0]?.name ?? '', 100), address: to }],
    subject: utterance.answers.length > 0 ? `Re: ${title}` : title,
    text: utterance.text,
    messageId: `<${id}>`,
    ...(references.length > 0
      ? { inReplyTo: `<${references.at(-1)}>`, references: references.map((one) => `<${one}>`) }
      : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}
