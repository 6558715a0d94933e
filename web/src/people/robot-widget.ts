import 'altcha/external'
import 'altcha/altcha.css'
import workerUrl from 'altcha/workers/pbkdf2?url'

// The worker is a file of ours: the page's policy allows no other.
globalThis.$altcha?.algorithms.set('PBKDF2/SHA-256', () => new Worker(workerUrl, { type: 'module' }))
