/** What is published and said on any site that has a feed: RSS, Atom, RDF, JSON Feed. Listens only. */

export { alerts } from './alerts.ts'
export { feed } from './feed.ts'
