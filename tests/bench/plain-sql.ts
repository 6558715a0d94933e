/**
 * The items of the mix as a careful developer writes them straight away: a table with a row per centre and an
 * array per filter, another with what is shown of it, an index for each filter and sort, and for every question the SQL that says just that. The API is measured against it.
 */
export type Plain = {
  /** Types of $1, $2 and so on. */
  types: string[]
  /** Run one after the other; together they are one answer. */
  statements: string[]
}

const codesAs = (facets: Record<string, string>) =>
  Object.entries(facets)
    .map(([column, facet]) => `array(select jsonb_array_elements_text(codes -> '${facet}')) as ${column}`)
    .join(', ')

/** In a schema of its own; only ever made in a database of synthetic centres. */
export const plainTables = `
  create schema plain;
  create table plain.centres as
    with codes as (
      select l.centre_id, t.facet, array_agg(t.code) as codes
      from listings l, unnest(l.tags) as tag join tags t on t.id = tag
      group by l.centre_id, t.facet
    ), by_centre as (
      select centre_id, jsonb_object_agg(facet, to_jsonb(codes)) as codes from codes group by centre_id
    )
    select c.id, l.name_key as name, c.country_code, l.point as location,
      ${codesAs({ institution_type: 'institutionType', kind: 'kind', language: 'language', modality: 'modality', audience: 'audience' })}
    from listings l join centres c on c.id = l.centre_id join by_centre on by_centre.centre_id = c.id;
  create table plain.details as
    with named as (
      select centre_id, jsonb_agg(jsonb_build_object('text', text, 'language', language, 'kind', kind) order by position)
        as names, string_agg(text, ' ' order by position) as words
      from centre_names group by centre_id
    ), hosts as (
      select ci.centre_id, string_agg(n.text, ' ') as words, jsonb_agg(jsonb_build_object('type', i.type, 'website',
        i.website, 'ror', i.ror, 'wikidata', i.wikidata, 'name', n.text, 'language', n.language)) as institutions
      from centre_institutions ci join institutions i on i.id = ci.institution_id
      join institution_names n on n.institution_id = i.id group by ci.centre_id
    ), described as (
      select centre_id, jsonb_object_agg(language, text) as descriptions from centre_descriptions group by centre_id
    ), termed as (
      select centre_id, jsonb_object_agg(role, codes) as terms
      from (select centre_id, role, jsonb_agg(code order by position) as codes from centre_terms group by 1, 2) roles
      group by centre_id
    )
    select c.id, named.names, hosts.institutions, termed.terms, described.descriptions, c.admin_area, c.city, c.precision,
      c.time_zone, c.website, c.social_links, c.phone, c.public_email, c.evidence, c.confirmed_at, c.life_state,
      c.founded, c.closed, c.source_kind, c.source_url, c.source_seen_on, c.created_at, c.updated_at,
      lower(concat_ws(' ', named.words, hosts.words, c.city, c.admin_area)) as words,
      to_tsvector('simple', concat_ws(' ', named.words, hosts.words, c.city, c.admin_area)) as document
    from plain.centres p join centres c using (id)
    join named on named.centre_id = c.id
    left join hosts on hosts.centre_id = c.id
    left join termed on termed.centre_id = c.id
    left join described on described.centre_id = c.id;
  alter table plain.centres add primary key (id);
  alter table plain.details add primary key (id);
  create index on plain.centres (name, id);
  create index on plain.centres (country_code);
  create index on plain.centres using gin (institution_type);
  create index on plain.centres using gin (kind);
  create index on plain.centres using gin (language);
  create index on plain.centres using gin (modality);
  create index on plain.centres using gin (audience);
  create index on plain.centres using gist (location);
  create index on plain.centres using gist ((location::geography));
  create index on plain.details using gin (document);
  create index on plain.details using gin (words gin_trgm_ops);
  analyze plain.centres;
  analyze plain.details`

/** The columns that the API's list shows. */
const summary = `id, names, institutions, country_code, admin_area, city, location, precision, terms, language,
  life_state, evidence, confirmed_at`

const listed = `location && ST_MakeEnvelope($1, $2, $3, $4, 4326)
  and institution_type && array[$5] and modality && array[$6] and language && array[$7]`

/** Every word as it stands, or each alike to some word of the centre. */
const searched = `(document @@ (plainto_tsquery('simple', $1) && plainto_tsquery('simple', $2) && plainto_tsquery('simple', $3))
  or ($1 <% words and $2 <% words and $3 <% words))`

const near = 'ST_DWithin(location::geography, ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography, $3)'

export const plain = {
  list: {
    types: ['float8', 'float8', 'float8', 'float8', 'text', 'text', 'text'],
    statements: [
      `select count(*) from plain.centres where ${listed}`,
      `select ${summary} from plain.centres join plain.details using (id) where ${listed} order by name, id limit 20`,
    ],
  },
  search: {
    types: ['text', 'text', 'text'],
    statements: [
      `select count(*) from plain.details where ${searched}`,
      `select ${summary} from plain.details join plain.centres using (id) where ${searched}
        order by word_similarity($1, words) + word_similarity($2, words) + word_similarity($3, words) desc, id limit 20`,
    ],
  },
  facets: {
    types: ['text[]'],
    statements: [
      'select code, count(*) from plain.centres, unnest(language) as code group by code',
      'select country_code, count(*) from plain.centres where language && $1 group by country_code',
      ...['institution_type', 'kind', 'modality'].map(
        (facet) =>
          `select code, count(*) from plain.centres, unnest(${facet}) as code where language && $1 group by code`,
      ),
    ],
  },
  points: {
    types: ['text[]', 'text[]'],
    statements: [
      `select id, ST_X(location), ST_Y(location) from plain.centres
        where language && $1 and audience && $2 and location is not null`,
    ],
  },
  tile: {
    types: ['int', 'int', 'int', 'text[]'],
    statements: [
      `select ST_AsMVT(feature, 'centres', 4096, 'geom') from (
        select id, ST_AsMVTGeom(ST_Transform(location, 3857), ST_TileEnvelope($1, $2, $3), 4096, 64) as geom
        from plain.centres
        where location && ST_Transform(ST_TileEnvelope($1, $2, $3), 4326) and language && $4) feature`,
    ],
  },
  profile: { types: ['text'], statements: ['select * from plain.centres join plain.details using (id) where id = $1'] },
  radius: {
    types: ['float8', 'float8', 'float8'],
    statements: [
      `select count(*) from plain.centres where ${near}`,
      `select ${summary} from plain.centres join plain.details using (id) where ${near}
        order by location::geography <-> ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography limit 20`,
    ],
  },
} satisfies Record<string, Plain>
