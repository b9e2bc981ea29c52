import { type RawBuilder, sql } from 'kysely'

/** The images of a piece, in its order, without what they are made of. `outbox`: the row that it went out by. */
export const imagesOf = (outbox: RawBuilder<unknown>) => sql`
  coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'type', i.type, 'alt', i.alt, 'width', i.width, 'height', i.height) order by x.n)
    from jsonb_array_elements_text(${outbox}.piece -> 'media') with ordinality x (id, n)
    join spark_medium i on i.workspace_id = ${outbox}.workspace_id and i.id = x.id::uuid), '[]'::jsonb)`
