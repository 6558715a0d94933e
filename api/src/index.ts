export * from './app.ts'
export * from './jobs/monthly-release.ts'
export * from './releases/make.ts'
export * from './services.ts'
