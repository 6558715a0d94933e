export * from './app.ts'
export * from './services.ts'
