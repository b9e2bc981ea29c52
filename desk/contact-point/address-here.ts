import { type Id } from '#kernel'

/** A place's own address on this installation: what its channel shows stands there, and one may knock below it. */
export function addressHere(publicUrl: string, place: { workspace: Id<'workspace'>; id: Id<'contact point'> }): string {
  return `${publicUrl}/at/${place.workspace}/${place.id}`
}
