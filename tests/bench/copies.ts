import { spawn } from 'node:child_process'
import { once } from 'node:events'

const records = 'listings l join centre_records kept using (centre_id) order by l.centre_id'
const texts = (list: string) => `(select string_agg(one, ';') from json_array_elements_text(r->'${list}') one)`
const codes = ['kind', 'modality', 'service', 'audience', 'tutor', 'association', 'designation', 'placement']
  .concat('offers', 'seeks')
  .map((role) => `string_agg(term->>'code', ';') filter (where term->>'role' = '${role}')`)
const fields = ['countryCode', 'adminArea', 'city', 'precision', 'timeZone', 'website', 'phone', 'publicEmail']
  .concat('founded', 'closed', 'lifeState', 'parentId', 'successorId', 'evidence', 'confirmedAt', 'createdAt')
  .concat('updatedAt')

/** The rows of every export as they are read: what no export can be faster than. */
export const copyOfRecords = `select kept.record from ${records}`

/** The columns of the CSV file, put together by the database. */
export const copyOfColumns = `
  select r->>'id', 'https://example.org/centres/' || (r->>'id'), r#>>'{names,0,text}', r#>>'{names,0,language}',
    (select one->>'text' from json_array_elements(r->'names') one
      where one->>'kind' = 'official' and one->>'language' like 'en%' limit 1),
    (select string_agg(one->>'text', ';') from json_array_elements(r->'names') with ordinality t (one, place) where place > 1),
    r#>>'{institutions,0,names,0,text}', r#>>'{institutions,0,type}', r#>>'{institutions,0,website}',
    r#>>'{institutions,0,ror}', r#>>'{institutions,0,wikidata}', terms.*,
    ${['regions', 'languages', 'textLanguages', 'socialLinks'].map(texts)},
    r#>>'{location,longitude}', r#>>'{location,latitude}', r#>>'{descriptions,0,text}', r#>>'{descriptions,0,language}',
    r#>>'{source,kind}', r#>>'{source,url}', r#>>'{source,seenOn}', ${fields.map((field) => `r->>'${field}'`)}
  from (select kept.record as r from ${records}) kept
  cross join lateral (select ${codes} from json_array_elements(r->'terms') term) terms`

/** Seconds that psql takes to copy a query to nowhere; undefined without psql. */
export async function timeCopy(databaseUrl: string, query: string): Promise<number | undefined> {
  const began = performance.now()
  const command = `\\copy (${query.replace(/\s+/g, ' ')}) to stdout csv`
  const psql = spawn('psql', [databaseUrl, '--no-psqlrc', '-c', command], { stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await once(psql, 'exit').then(
    ([exit]) => exit as number,
    () => undefined,
  )
  return code === 0 ? (performance.now() - began) / 1000 : undefined
}
