import { isId } from '#kernel'
import { asOwner, type CliWords } from './one-shot.ts'
import { Said } from './said.ts'

export interface Called {
  id: string
  name: string
}

const mostListed = 50

/** The workspace of that id or name; several of one name are told apart by their ids. */
export async function workspaceCalled(ownerUrl: string, called: string, words: CliWords): Promise<Called> {
  return asOwner(ownerUrl, async (owner) => {
    const find = async (where: string, ...values: string[]) =>
      (
        await owner.query<Called>(
          `select id, name from workspace where ${where} order by name, id limit ${mostListed}`,
          values,
        )
      ).rows
    const found = isId(called) ? await find('id = $1', called) : await find('name = $1', called)
    const near = found.length ? found : await find('lower(name) = lower($1)', called)
    if (near.length === 1) return near[0]!
    const list = near.length ? near : await find('true')
    const lines = list.map(({ id, name }) => `  ${id}  ${name}`)
    const said = near.length ? words.severalWorkspaces(called) : words.noWorkspace(called, list.length)
    throw new Said([said, ...lines].join('\n'))
  })
}
