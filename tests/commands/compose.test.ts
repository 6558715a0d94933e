import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const read = (name: string) => readFileSync(join(import.meta.dirname, '../..', name), 'utf8')

type Service = { build?: string; tmpfs?: string; environment?: Record<string, string>; volumes?: string[] }

test('files on their way lie on a volume that the containers may write to, not in memory', () => {
  const compose: { services: Record<string, Service>; volumes: object } = parse(read('compose.yaml'), { merge: true })
  const ours = Object.values(compose.services).filter(({ build }) => build !== undefined)
  expect(ours.length).toBeGreaterThan(1)
  for (const { environment, volumes = [] } of ours) {
    const folder = environment?.SPOOL_DIR
    const [name = ''] = volumes.find((volume) => volume.endsWith(`:${folder}`))?.split(':') ?? []
    expect(Object.keys(compose.volumes)).toContain(name)
    // A new volume takes the owner that the folder has in the image.
    expect(read('Dockerfile')).toContain(`install --directory --owner=node --group=node ${folder}\n`)
  }
})
