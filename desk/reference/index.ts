/** What a client says already, on their own site and in what we published: what a draft is held against. */

export { pageAddress } from './address.ts'
export {
  type Asked,
  beginRound,
  endRound,
  goOnAt,
  meetAddresses,
  nextPage,
  type PageToAsk,
  putOff,
  type Reading,
  recordPage,
  takeSite,
} from './crawl-store.ts'
export { originalityOf } from './originality-of.ts'
export { Shelves } from './shelves.ts'
export { type AtSite, addSite, forgetSite, pauseSite, readAgain, sitesOnDesk } from './site.ts'
