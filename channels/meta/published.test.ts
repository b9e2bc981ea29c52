import { describe, expect, it } from 'vitest'
import { arePublished, type Exchange, unpublishedIn } from './published.test-world.ts'

const typeOf = (id: string) => (id === '1001' ? 'Page' : id.startsWith('1001_') ? 'PagePost' : 'Comment')
const get = (path: string, query: Record<string, string>, answer: unknown = null): Exchange => ({
  method: 'GET',
  path,
  query,
  body: '',
  answer,
})

// The descriptions lie beside the repository: where they are missing, this says so by being left out.
describe.skipIf(!arePublished)('what Meta publishes of its nodes', () => {
  it('finds nothing to say about what is published', () => {
    const fields = 'id,from{id,name},comments.filter(stream).limit(50){id,parent{id}}'
    const answer = { data: [{ id: '1001_1', comments: { data: [{ id: '1_2', parent: { id: '1_1' } }] } }], paging: {} }
    expect(unpublishedIn(get('/1001/feed', { fields, limit: '25' }, answer), typeOf)).toEqual([])
  })

  it.each([
    [get('/1001/hologram', {}), 'GET Page/hologram'],
    [get('/1001/feed', { colour: 'green' }), 'Page/feed?colour'],
    [get('/1_2/comments', { filter: 'sideways' }), 'Comment/comments?filter=sideways'],
    [get('/1001/feed', { fields: 'id,hologram{id}' }), 'PagePost{hologram}'],
    [get('/1001/feed', { fields: 'comments.sideways(1){id}' }), 'PagePost/comments?sideways'],
    [get('/1001/feed', { fields: 'comments{id,parent{hologram}}' }), 'Comment{hologram}'],
    [get('/1_2', { fields: 'id' }, { id: '1_2', hologram: 1 }), 'Comment.hologram'],
    [get('/1001/feed', {}, { data: [{ comments: { data: [{ hologram: 1 }] } }] }), 'Comment.hologram'],
  ])('tells what is not: %#', (exchange, what) => expect(unpublishedIn(exchange, typeOf)).toEqual([what]))
})
