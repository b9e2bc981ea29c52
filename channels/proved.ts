/**
 * Against what an ability was shown to work. `server`: a real one that nobody here wrote. `description`: an emulator of
 * ours, of which every call and answer is held to the vendor’s own description. Both are claimed only where
 * `test/peers/<key>.peers.ts` has the ability do its work, and says so with a witness. `samples`: what such places have
 * published. `ours`: the place is this very desk.
 */
export type Against =
  | { kind: 'server'; name: string }
  | { kind: 'description'; name: string }
  | { kind: 'samples'; name: { fr: string; en: string } }
  | { kind: 'ours' }
